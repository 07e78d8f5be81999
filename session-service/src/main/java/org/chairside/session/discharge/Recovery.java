package org.chairside.session.discharge;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.EscortId;
import org.chairside.session.vitals.Chart;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a patient between the end of the infusion and the door.
 *
 * @param chart the sets taken since the infusion ended, each with symptoms and agitation as somebody saw them last, be it before the end
 * @param rescues what was given beside the infusion, before, during and after it
 * @param score the last one, taken in recovery
 * @param alarmedAt when the last alarm was raised, however old what raised it; absent if there was none
 * @param verifiedEscort who was checked at the door
 */
public record Recovery(
        Instant infusionEndedAt,
        Chart chart,
        List<RescueDose> rescues,
        @Nullable ScoredDischarge score,
        @Nullable Instant alarmedAt,
        @Nullable EscortId verifiedEscort) {

    public Recovery {
        rescues = List.copyOf(rescues);
    }
}
