package org.chairside.scheduling.site.persistence;

import java.io.IOException;
import java.util.List;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.scheduling.site.ChainPolicy;
import org.chairside.scheduling.site.ChainRule;
import org.chairside.scheduling.site.ChainRule.Stricter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the chain's policy from the published language; a file that is not complete keeps the service from starting. */
@Configuration(proxyBeanMethods = false)
class ChainPolicyFile {

    @Bean
    ChainPolicy chainPolicy() throws IOException {
        try (var file = new ClassPathResource("chairside/chain-policy.json").getInputStream()) {
            return new ChainPolicy(JsonMapper.shared()
                    .readTree(file)
                    .get("policies")
                    .valueStream()
                    .map(ChainPolicyFile::rule)
                    .toList());
        }
    }

    private static ChainRule rule(JsonNode line) {
        return new ChainRule(
                PolicyKey.valueOf(line.get("key").asString()),
                line.get("value").asString(),
                line.get("floor").asString(),
                line.get("strictest").asString(),
                stricter(line.get("stricter")));
    }

    private static Stricter stricter(JsonNode stricter) {
        if (stricter.isArray()) {
            List<String> strictestFirst =
                    stricter.valueStream().map(JsonNode::asString).toList();
            return new Stricter.Listed(strictestFirst);
        }
        return switch (stricter.asString()) {
            case "higher" -> new Stricter.Higher();
            case "lower" -> new Stricter.Lower();
            case "fixed" -> new Stricter.Fixed();
            default -> throw new IllegalArgumentException("stricter is higher, lower, fixed or a list");
        };
    }
}
