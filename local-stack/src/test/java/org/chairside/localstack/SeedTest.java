package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every start sows; what the clinic did since the first one stays. */
class SeedTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Seed seed = Seed.read();
    private final House house = new House();

    /** The services as far as sowing sees them: lists that grow, and policies with a version. */
    private static final class House implements Seed.Services {

        private final Map<String, List<Object>> lists = new HashMap<>();
        private final Map<String, Integer> policies = new HashMap<>();
        private final Map<String, Object> published = new LinkedHashMap<>();
        private final List<String> changes = new ArrayList<>();

        @Override
        public JsonNode get(Service service, String path, String person) {
            return JSON.valueToTree(
                    path.endsWith("/policy")
                            ? Map.of("version", policies.getOrDefault(path, 1))
                            : lists.getOrDefault(path, List.of()));
        }

        @Override
        public void post(Service service, String path, String person, Object body) {
            changes.add("POST " + path);
            var list = path.equals("/vials") ? path + "?site=" + ((Map<?, ?>) body).get("site") : path;
            lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(body);
        }

        @Override
        public void put(Service service, String path, String person, int version, Object body) {
            assertThat(version).as("If-Match").isEqualTo(policies.getOrDefault(path, 1));
            changes.add("PUT " + path);
            policies.put(path, version + 1);
            published.put(path, body);
        }

        private List<String> all(String path, String field) {
            return lists.getOrDefault(path, List.of()).stream()
                    .map(thing -> String.valueOf(((Map<?, ?>) thing).get(field)))
                    .toList();
        }
    }

    @Test
    void the_first_start_opens_every_site_with_its_chairs_its_policy_and_its_vials() {
        seed.sow(house);

        assertThat(house.all("/sites", "code")).containsExactly("ROC", "BUF", "PHX");
        assertThat(house.all("/sites/BUF/chairs", "label")).containsExactly("Chair 1", "Chair 2", "Chair 3");
        assertThat(house.all("/vials?site=PHX", "lot")).containsExactly("PHX-001", "PHX-002", "PHX-003", "PHX-004");
        assertThat(house.published)
                .containsEntry(
                        "/sites/BUF/policy",
                        Map.of("values", Map.of("R1_MIN_RECOVERY_MINUTES", "60", "E1_ESCORT_PRESENCE", "ON_SITE")))
                .hasSize(3);
    }

    @Test
    void a_later_start_changes_nothing() {
        seed.sow(house);
        house.changes.clear();

        seed.sow(house);

        assertThat(house.changes).isEmpty();
    }

    /** The director asked for ninety minutes of recovery; the next start must not make it sixty again. */
    @Test
    void a_policy_that_the_clinic_published_is_never_replaced() {
        seed.sow(house);
        house.put(
                Stack.SCHEDULING,
                "/sites/BUF/policy",
                "director",
                2,
                Map.of("values", Map.of("R1_MIN_RECOVERY_MINUTES", "90")));
        house.changes.clear();

        seed.sow(house);

        assertThat(house.changes).isEmpty();
        assertThat(house.published)
                .containsEntry("/sites/BUF/policy", Map.of("values", Map.of("R1_MIN_RECOVERY_MINUTES", "90")));
    }

    @Test
    void a_first_start_that_ended_half_way_is_completed_by_the_next() {
        seed.sow(house);
        house.lists.get("/sites/ROC/chairs").removeLast();
        house.lists.get("/vials?site=ROC").removeFirst();
        house.policies.remove("/sites/PHX/policy");
        house.changes.clear();

        seed.sow(house);

        assertThat(house.changes).containsExactly("POST /sites/ROC/chairs", "POST /vials", "PUT /sites/PHX/policy");
        assertThat(house.all("/sites/ROC/chairs", "label")).hasSize(4);
        assertThat(house.all("/vials?site=ROC", "lot")).containsOnlyOnce("ROC-001");
    }
}
