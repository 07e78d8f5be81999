package org.chairside.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Starts everything on this machine, seeds it, watches over it, and stops it when asked. */
final class LocalStack {

    private static final Set<String> FAMILIAR_FACES =
            Set.of("frontdesk.buf", "nurse.buf", "prescriber.roc", "manager.roc", "director", "ops");

    private final Home home;
    private final Path repository = Path.of(System.getProperty("chairside.repository", ""));
    private final Stack stack;
    private final Supervisor supervisor;
    private final ClinicApi api;

    private LocalStack(Home home) {
        this.home = home;
        this.stack = new Stack(home, new Secrets(home.secrets()));
        this.supervisor = new Supervisor(home);
        this.api = new ClinicApi(stack.localToolsSecret());
    }

    /** Commands: {@code up}, {@code stop}, {@code fresh} (forget all data, then up), {@code token <person>}, {@code witness <person> …}, {@code republish [--from …] [--topic …]}. */
    public static void main(String[] arguments) {
        var home = Home.fromEnvironment();
        try {
            switch (arguments.length == 0 ? "up" : arguments[0]) {
                case "up" -> up(home);
                case "fresh" -> {
                    refuseIfRunning(home);
                    home.forget();
                    up(home);
                }
                case "stop" -> stop(home);
                case "token" -> printToken(home, arguments);
                case "witness" -> printSignature(home, arguments);
                case "republish" -> republish(home, Republish.of(arguments));
                default ->
                    throw new Trouble(
                            "./run knows no " + arguments[0]
                                    + ": there are ./run, ./run stop, ./run fresh, ./run visit, ./run token <person>, ./run witness <person> … and ./run republish.");
            }
        } catch (RuntimeException | ExceptionInInitializerError failure) {
            System.err.println(Trouble.sentence(failure, home));
            System.exit(1);
        }
    }

    private static void up(Home home) {
        var begin = Instant.now();
        home.prepare();
        refuseIfRunning(home);
        Stack.ports().forEach(Port::requireFree);
        home.clearTemporary();
        var launcher = ManagedProcess.launcher(home);
        launcher.remember();
        var localStack = new LocalStack(home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            localStack.supervisor.stop();
            launcher.forget();
        }));
        var programs = localStack.start();
        localStack.greet(Duration.between(begin, Instant.now()));
        localStack.rehearse(programs);
        localStack.supervisor.watch();
    }

    private static void refuseIfRunning(Home home) {
        var left = ManagedProcess.leftBehind(home);
        for (var process : left) {
            if (process.isLauncher()) {
                throw new Trouble("Chairside runs already (process " + process.pid() + "): ./run stop ends it.");
            }
        }
        for (var process : left) {
            throw new Trouble("An earlier run ended badly and left " + process.name() + " running (process "
                    + process.pid() + "): ./run stop clears that up.");
        }
    }

    private static void stop(Home home) {
        var left = ManagedProcess.leftBehind(home);
        var launchers = left.stream().filter(ManagedProcess::isLauncher).toList();
        ManagedProcess.stopAll(launchers);
        ManagedProcess.stopAll(ManagedProcess.leftBehind(home));
        System.out.println(left.isEmpty() ? "Chairside was not running." : "Chairside has stopped.");
    }

    private static void printToken(Home home, String[] arguments) {
        if (arguments.length != 2) {
            throw new Trouble("Say whose token: ./run token nurse.buf.");
        }
        try (var api = new ClinicApi(new Stack(home, new Secrets(home.secrets())).localToolsSecret())) {
            System.out.println(api.token(arguments[1]));
        }
    }

    private static void printSignature(Home home, String[] arguments) {
        if (arguments.length != 6) {
            throw new Trouble("Say who saw what, in which command:"
                    + " ./run witness nurse2.buf <session> <micrograms> nurse.buf <Idempotency-Key>.");
        }
        try (var api = new ClinicApi(new Stack(home, new Secrets(home.secrets())).localToolsSecret())) {
            System.out.println(api.signature(arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]));
        }
    }

    private static void republish(Home home, Republish wish) {
        try (var api = new ClinicApi(new Stack(home, new Secrets(home.secrets())).localToolsSecret())) {
            for (var service : wish.services()) {
                api.post(service, "/actuator/republish", "ops", wish.body());
                System.out.println(service.name() + " publishes its journal again from " + wish.from() + ".");
            }
        }
    }

    private List<Program> start() {
        Supervisor.together(List.of(this::startPostgres, this::unpackServices));
        var programs = programs();
        supervisor.start(programs.stream().map(program -> program.member(home)).toList());
        Seed.read().sow(api);
        return programs;
    }

    /** One after the other, so that it stays unnoticed beside the work; {@code CHAIRSIDE_REHEARSAL=off} spares even that. */
    private void rehearse(List<Program> programs) {
        if ("off".equals(System.getenv("CHAIRSIDE_REHEARSAL"))) {
            return;
        }
        for (var program : programs) {
            var java = program.java();
            if (!java.rehearsal().isEmpty() && !java.isRehearsed()) {
                if (supervisor.runOnce(program.rehearsal(home))) {
                    java.keepRehearsal();
                }
            }
        }
    }

    private void startPostgres() {
        var postgres = stack.postgres();
        postgres.prepare();
        supervisor.start(new Member(PostgresServer.NAME, postgres::start, postgres::isReady));
        stack.createDatabases();
    }

    private void unpackServices() {
        Supervisor.together(Stack.SERVICES.stream()
                .<Runnable>map(service -> () -> JavaProgram.of(service, home, repository))
                .toList());
    }

    private List<Program> programs() {
        var kafka = JavaProgram.ownMain(
                home,
                KafkaProcess.class,
                "kafka",
                256,
                List.of(home.kafka().toString(), Stack.KAFKA.text(), Stack.KAFKA_CONTROLLER.text()),
                List.of("rehearsal"));
        var mailbox = JavaProgram.ownMain(
                home, Mailbox.class, "mailbox", 48, List.of(Stack.SMTP.text(), Stack.MAILBOX.text()), List.of());
        return Stream.concat(
                        Stream.of(
                                new Program(kafka, Map.of(), Stack.KAFKA::answers),
                                new Program(mailbox, Map.of(), Stack.MAILBOX::answers)),
                        Stack.SERVICES.stream()
                                .map(service -> new Program(
                                        JavaProgram.of(service, home, repository),
                                        stack.environment(service),
                                        () -> service.port().answers() && api.isReady(service))))
                .toList();
    }

    private record Program(JavaProgram java, Map<String, String> environment, BooleanSupplier ready) {

        Member member(Home home) {
            return new Member(
                    java.name(), () -> ManagedProcess.start(home, java.name(), java.command(), environment), ready);
        }

        Member rehearsal(Home home) {
            return new Member(java.name() + " in rehearsal", () -> java.rehearse(home, environment), () -> true);
        }
    }

    private void greet(Duration taken) {
        System.out.printf("%nEverybody who may sign in stands, with password, in %s. Some of them:%n", stack.people());
        stack.cast().stream()
                .filter(person -> FAMILIAR_FACES.contains(person.username()))
                .forEach(person -> System.out.printf("  %-16s %s%n", person.username(), person.password()));
        System.out.printf("Mail that was sent: http://localhost:%d/messages%n", Stack.MAILBOX.number());
        System.out.printf("Logs: %s%n%n", home.logs());
        System.out.printf("Started in %.1f s.%n", taken.toMillis() / 1000.0);
        System.out.println("Chairside is ready: " + Stack.CONSOLE.url());
    }
}
