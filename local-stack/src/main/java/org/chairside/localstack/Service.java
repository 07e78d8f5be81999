package org.chairside.localstack;

/** One packaged service: its module, the database it owns, the port it answers on. */
record Service(String name, String database, Port port) {}
