package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MailboxTest {

    @Test
    void a_message_that_was_sent_is_listed() throws Exception {
        var smtp = FreePort.of("mail").number();
        var http = FreePort.of("list").number();
        Mailbox.main(new String[] {Integer.toString(smtp), Integer.toString(http)});

        var setup = new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        var letterToAda = GreenMailUtil.createTextEmail("ada@example.org", "clinic@example.org", "Su cita", "", setup);
        letterToAda.setText("No coma después de las 4:00.", "UTF-8");
        GreenMailUtil.sendMimeMessage(letterToAda);

        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + http + "/messages"))
                    .build();
            var letters = JsonMapper.shared()
                    .readValue(client.send(request, BodyHandlers.ofString()).body(), Mailbox.Letter[].class);
            assertThat(letters).singleElement().satisfies(letter -> {
                assertThat(letter.to()).containsExactly("ada@example.org");
                assertThat(letter.subject()).isEqualTo("Su cita");
                assertThat(letter.text()).contains("No coma después de las 4:00.");
            });
        }
    }
}
