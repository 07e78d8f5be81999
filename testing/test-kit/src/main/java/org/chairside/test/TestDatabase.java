package org.chairside.test;

/** A fresh, empty database: the owner migrates, the app role is the service at work. */
public record TestDatabase(String url, String ownerUser, String ownerPassword, String appUser, String appPassword) {}
