package org.chairside.test;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Who sees whose rows if a service forgets to ask: what every service with rows of a site or a patient must show. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class SecondWallRules {

    protected final TestDatabase database =
            TestInfrastructure.get().newDatabase().migrated();
    protected final SecondWall wall = new SecondWall(database);

    private final String oneRowOfEachTable;
    private final String[] open;

    /**
     * @param oneRowOfEachTable statements that write a site's row in each guarded table; {@code SITE} stands for its code as a literal
     * @param open the tables that are for everybody; their migration says why
     */
    protected SecondWallRules(String oneRowOfEachTable, String... open) {
        this.oneRowOfEachTable = oneRowOfEachTable;
        this.open = open;
    }

    @BeforeAll
    void rochester_and_buffalo_have_a_row_in_each() {
        Stream.of("ROC", "BUF").forEach(site -> wall.everySite(oneRowOfEachTable.replace("SITE", "'" + site + "'")));
    }

    @Test
    void every_table_of_a_site_or_a_patient_is_guarded() {
        wall.leavesOpen(open);
    }

    @Test
    void a_site_sees_its_own() {
        wall.shows(1, "ROC");
        wall.shows(1, "BUF");
        wall.shows(2, "ROC", "BUF");
        wall.shows(0, "PHX");
    }

    @Test
    void who_says_nothing_sees_nothing() {
        wall.shows(0);
    }

    @Test
    void the_service_itself_sees_all() {
        wall.shows(2, "*");
    }
}
