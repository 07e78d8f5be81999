package org.chairside.test.samples.impure.chair;

import java.sql.Connection;

record Chair(Connection connection) {}
