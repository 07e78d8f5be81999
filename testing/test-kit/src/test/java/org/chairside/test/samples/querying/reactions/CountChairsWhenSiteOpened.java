package org.chairside.test.samples.querying.reactions;

import java.sql.Connection;
import java.sql.SQLException;

class CountChairsWhenSiteOpened {

    void on(Connection connection) throws SQLException {
        connection.nativeSQL("select count(*) from chair");
    }
}
