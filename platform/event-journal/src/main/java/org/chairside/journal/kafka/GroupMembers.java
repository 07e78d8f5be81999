package org.chairside.journal.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.chairside.journal.Unreachable;

/** Whether anybody reads topics for a consumer group just now. While its members share them out anew, somebody may. */
public final class GroupMembers {

    /** Else the broker does not say who reads what. */
    private static final Set<GroupState> SETTLED = Set.of(GroupState.STABLE, GroupState.EMPTY, GroupState.DEAD);

    private final KafkaAddress address;

    public GroupMembers(KafkaAddress address) {
        this.address = address;
    }

    /** @throws Unreachable if the broker does not say */
    public boolean reading(String group, Collection<String> topics) {
        Set<String> actual = topics.stream().map(address::actual).collect(Collectors.toSet());
        Map<String, Object> settings = address.client(
                Map.of("client.id", "chairside-groups", "request.timeout.ms", 3_000, "default.api.timeout.ms", 5_000));
        try (Admin admin = Admin.create(settings)) {
            return admin.describeConsumerGroups(List.of(group)).all().get(6, TimeUnit.SECONDS).values().stream()
                    .anyMatch(described -> !SETTLED.contains(described.groupState())
                            || described.members().stream()
                                    .flatMap(member -> member.assignment().topicPartitions().stream())
                                    .anyMatch(partition -> actual.contains(partition.topic())));
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw new Unreachable("the broker", failure);
        } catch (TimeoutException failure) {
            throw new Unreachable("the broker", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unreachable("stopping", stopping);
        }
    }
}
