package org.chairside.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The broker as a process of its own: directory, port, controller port; or a rehearsal, which starts one nobody needs. */
final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("rehearsal")) {
            var ports = FreePorts.some(2);
            KafkaBroker.start(Files.createTempDirectory("rehearsal"), ports[0], ports[1], Map.of())
                    .close();
            return;
        }
        var broker = KafkaBroker.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        broker.awaitStop();
    }
}
