package org.chairside.localstack;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands on this machine and how it is wired: the broker, the database server, the mailbox, the services, and the settings
 * each service is handed.
 */
record Stack(Home home, Secrets secrets) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String LOCAL_TOOLS = "local-tools";

    static final Port KAFKA = Port.of("Kafka", "CHAIRSIDE_KAFKA_PORT", 9092);
    static final Port KAFKA_CONTROLLER = Port.of("Kafka's controller", "CHAIRSIDE_KAFKA_CONTROLLER_PORT", 9093);
    static final Port POSTGRES = Port.of("PostgreSQL", "CHAIRSIDE_POSTGRES_PORT", 5433);
    static final Port SMTP = Port.of("the mailbox", "CHAIRSIDE_SMTP_PORT", 3025);
    static final Port MAILBOX = Port.of("the mailbox's list", "CHAIRSIDE_MAILBOX_PORT", 8025);

    static final Service SCHEDULING = service("scheduling-service", "scheduling", "CHAIRSIDE_SCHEDULING_PORT", 8081);
    static final Service INTAKE = service("intake-service", "intake", "CHAIRSIDE_INTAKE_PORT", 8082);
    static final Service SESSION = service("session-service", "session", "CHAIRSIDE_SESSION_PORT", 8083);
    static final Service NOTIFICATION =
            service("notification-service", "notification", "CHAIRSIDE_NOTIFICATION_PORT", 8084);
    static final Service CONSOLE = service("operations-console", "console", "CHAIRSIDE_CONSOLE_PORT", 8080);

    static final List<Service> SERVICES = List.of(CONSOLE, SCHEDULING, INTAKE, SESSION, NOTIFICATION);

    /** The others run with {@code chairside.keys.access=none}. */
    static final Set<Service> READS_WHAT_IS_SEALED = Set.of(INTAKE, SESSION, NOTIFICATION);

    private static Service service(String name, String database, String portVariable, int port) {
        return new Service(name, database, Port.of(name, portVariable, port));
    }

    static List<Port> ports() {
        return Stream.concat(
                        Stream.of(KAFKA, KAFKA_CONTROLLER, POSTGRES, SMTP, MAILBOX),
                        SERVICES.stream().map(Service::port))
                .toList();
    }

    PostgresServer postgres() {
        return new PostgresServer(home, POSTGRES, secrets.password("postgres"));
    }

    ServiceDatabase database(Service service) {
        return new ServiceDatabase(
                service.database(),
                secrets.password(service.database() + "-owner"),
                secrets.password(service.database() + "-app"));
    }

    void createDatabases() {
        for (var service : SERVICES) {
            try {
                database(service).create(postgres()::connect);
            } catch (SQLException failure) {
                throw new Trouble(
                        "Cannot create the database of " + service.name() + ": " + failure.getMessage() + ".", failure);
            }
        }
    }

    /** One JSON variable, because environment variables cannot spell every setting's name. */
    Map<String, String> environment(Service service) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE", "dev", "SPRING_APPLICATION_JSON", JSON.writeValueAsString(settings(service)));
    }

    private Map<String, String> settings(Service service) {
        var database = database(service);
        var settings = new LinkedHashMap<String, String>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", Integer.toString(service.port().number()));
        settings.put("spring.datasource.url", postgres().url(database.name()));
        settings.put("spring.datasource.username", database.appUser());
        settings.put("spring.datasource.password", database.appPassword());
        settings.put("spring.flyway.user", database.ownerUser());
        settings.put("spring.flyway.password", database.ownerPassword());
        settings.put("spring.flyway.placeholders.app_role", database.appUser());
        settings.put("spring.cloud.stream.kafka.binder.brokers", "127.0.0.1:" + KAFKA.number());
        settings.put("logging.level.org.apache.kafka", "warn");
        settings.put("chairside.identity.issuer", CONSOLE.url());
        settings.put("chairside.identity.jwk-set-uri", CONSOLE.url() + "/oauth2/jwks");
        settings.put("chairside.clock.offset-file", home.clockOffset().toString());
        if (READS_WHAT_IS_SEALED.contains(service)) {
            settings.put(
                    "chairside.keys.cell-key-file",
                    secrets.developmentKey("cell-key").toString());
        }
        if (service.equals(CONSOLE)) {
            settings.put("chairside.people.file", people().toString());
            settings.put(
                    "chairside.identity.signing-key-file",
                    secrets.file("signing-key.json").toString());
            localToolsSecret();
            settings.put(
                    "chairside.identity.local-tools-secret-file",
                    secrets.file(LOCAL_TOOLS).toString());
            SERVICES.forEach(other -> settings.put("chairside.services." + other.database(), other.url()));
        }
        if (service.equals(NOTIFICATION)) {
            settings.put("spring.mail.host", "127.0.0.1");
            settings.put("spring.mail.port", Integer.toString(SMTP.number()));
        }
        return settings;
    }

    /** All that later steps will ask for. */
    void makeSecrets() {
        postgres();
        SERVICES.forEach(this::database);
        secrets.developmentKey("cell-key");
        people();
        localToolsSecret();
    }

    /** Where everybody who may sign in stands, with password. */
    Path people() {
        secrets.get("people.json", () -> JSON.writeValueAsString(Person.cast()));
        return secrets.file("people.json");
    }

    List<Person> cast() {
        return List.of(JSON.readValue(people(), Person[].class));
    }

    /** With it a tool on this machine gets a token of any person of the cast. */
    String localToolsSecret() {
        return secrets.password(LOCAL_TOOLS);
    }
}
