package org.chairside.localstack;

import java.nio.file.Path;
import java.util.Map;

/** The broker as a process of its own: directory, port, controller port. */
final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String[] arguments) throws Exception {
        var broker = KafkaBroker.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        broker.awaitStop();
    }
}
