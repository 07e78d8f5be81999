package org.chairside.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The broker as a process of its own: directory, port, controller port; or a rehearsal, which starts one nobody needs. */
final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("rehearsal")) {
            KafkaBroker.start(Files.createTempDirectory("chairside-rehearsal"), freePort(), freePort(), Map.of())
                    .close();
            return;
        }
        var broker = KafkaBroker.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        broker.awaitStop();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
