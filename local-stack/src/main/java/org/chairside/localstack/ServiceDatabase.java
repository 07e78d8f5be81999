package org.chairside.localstack;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One service's database and its two roles: {@code <name>_owner} migrates, {@code <name>_app} is the service at work. No
 * other service's role can connect.
 */
public record ServiceDatabase(String name, String ownerPassword, String appPassword) {

    /** A PostgreSQL server, to a superuser. */
    @FunctionalInterface
    public interface Server {
        Connection connect(String database) throws SQLException;
    }

    public ServiceDatabase {
        if (!name.matches("[a-z][a-z0-9_]*") || !isPlain(ownerPassword) || !isPlain(appPassword)) {
            throw new IllegalArgumentException("Not a plain database name or password: " + name);
        }
    }

    private static boolean isPlain(String password) {
        return password.matches("[A-Za-z0-9_-]+");
    }

    public String ownerUser() {
        return name + "_owner";
    }

    public String appUser() {
        return name + "_app";
    }

    /**
     * Creates the database and its roles where they are missing; sets the passwords in any case.
     *
     * @param server where, as a superuser
     */
    public void create(Server server) throws SQLException {
        try (var connection = server.connect("postgres")) {
            role(connection, ownerUser(), ownerPassword);
            role(connection, appUser(), appPassword);
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                execute(connection, "create database " + name + " owner " + ownerUser());
            }
            execute(connection, "revoke all on database " + name + " from public");
            execute(connection, "grant connect on database " + name + " to " + appUser());
        }
        try (var connection = server.connect(name)) {
            var defaults = "alter default privileges for role " + ownerUser() + " grant ";
            execute(connection, defaults + "select, insert, update, delete on tables to " + appUser());
            execute(connection, defaults + "usage, select on sequences to " + appUser());
        }
    }

    private static void role(Connection connection, String user, String password) throws SQLException {
        var verb = exists(connection, "select 1 from pg_roles where rolname = ?", user) ? "alter" : "create";
        execute(connection, verb + " role " + user + " login password '" + password + "'");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
