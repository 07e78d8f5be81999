package org.chairside.localstack;

/** What the containers of docker-compose.yml need done once, by the same code as on one machine. */
final class ContainerErrand {

    private ContainerErrand() {}

    /** {@code secrets}, {@code databases} or {@code seed}, in this order and each repeatable. */
    public static void main(String[] arguments) {
        var home = Home.fromEnvironment();
        var stack = new Stack(home, new Secrets(home.secrets()));
        switch (arguments[0]) {
            case "secrets" -> stack.makeSecrets();
            case "databases" -> stack.createDatabases();
            case "seed" -> {
                try (var api = new ClinicApi(stack.localToolsSecret())) {
                    Seed.read().sow(api);
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
