package org.chairside.benchmarks.event;

import java.time.Duration;
import java.time.Instant;

/**
 * Something was noted about a visit: about 600 bytes of JSON, as an ordinary event of Chairside has.
 *
 * @param number counts the events of one arm from 0, without holes: what the verifier's bitmap is indexed by
 * @param visit the visit's number; its stream is {@code visit/<visit>}
 */
public record VisitNoted(
        int number,
        int visit,
        String patient,
        String site,
        String chair,
        String protocol,
        Instant startsAt,
        Instant endsAt,
        String nurse,
        String prescriber,
        String clearance,
        String dayOfCheck,
        String escort,
        String equipment,
        int plannedMinutes,
        String state,
        String reason)
        implements VisitEvent {

    /** The event with this number; only number, visit and times differ from one to the next. */
    public static VisitNoted of(int number, int visit, Instant now) {
        return new VisitNoted(
                number,
                visit,
                patient(visit),
                "ROC",
                "chair/3f1a7f0e-7d0c-4c36-9a1c-52a6e7d1a001",
                "protocol/depression-six-infusions",
                now,
                now.plus(Duration.ofMinutes(55)),
                "nurse.roc/NURSE",
                "prescriber.roc/PRESCRIBER",
                "clearance/0198c1de-2f64-7d11-8a53-0c5a3e9b7f21",
                "day-of-check/0198c1de-9b11-7a02-b6d4-77f0a1c2d3e4",
                "escort/5b0e9a54-64ce-4be5-9df9-3b1d0f7d2c10",
                "pump/7f4c2e90-15ab-4d18-8a35-d2b8a0f6c9e1",
                55,
                "INFUSION_RUNNING",
                "routine-observation");
    }

    /** The random token that stands for a patient; also the record's key. */
    public static String patient(int visit) {
        return "patient-" + Integer.toHexString(visit * 0x9E3779B9) + "-" + visit;
    }
}
