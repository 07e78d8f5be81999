package org.chairside.session.vial;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.chairside.contracts.Decision;
import org.chairside.contracts.VialId;
import org.chairside.contracts.session.VialEvent;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enters what happens to drug; each entry commits together with what caused it, or not at all. */
@Service
public class DrugLedger {

    private final Vials vials;
    private final Journal journal;
    private final Clock clock;

    DrugLedger(Vials vials, Journal journal, Clock clock) {
        this.vials = vials;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Decision<VialEvent> handle(ReceiveStock command) {
        return record(null, Vial.decide(command, vials.hasSame(command)), null, clock.instant());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Decision<VialEvent> handle(VialId vial, DrawDrug command, @Nullable UUID journey) {
        return change(vial, journey, (drug, now) -> drug.decide(command, now));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Decision<VialEvent> handle(VialId vial, AccountForGiven command, @Nullable UUID journey) {
        return change(vial, journey, (drug, now) -> drug.decide(command, now));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Decision<VialEvent> handle(VialId vial, WasteDrug command, @Nullable UUID journey) {
        return change(vial, journey, (drug, now) -> drug.decide(command, now));
    }

    private Decision<VialEvent> change(
            VialId id, @Nullable UUID journey, BiFunction<Vial, Instant, Decision<VialEvent>> decision) {
        Optional<Vial> vial = vials.lock(id);
        if (vial.isEmpty()) {
            return Vial.notHere();
        }
        var now = clock.instant();
        return record(vial.get(), decision.apply(vial.get(), now), journey, now);
    }

    private Decision<VialEvent> record(
            @Nullable Vial before, Decision<VialEvent> decision, @Nullable UUID journey, Instant now) {
        switch (decision) {
            case Decision.Refused<VialEvent> _ -> {}
            case Decision.Accepted<VialEvent>(List<VialEvent> events) -> {
                var after = before;
                for (var event : events) {
                    after = Vial.evolve(after, event);
                }
                if (after != null) {
                    vials.save(before, after);
                    journal.append(new JournalEntry(
                            "vial/" + after.id(),
                            before == null ? 0 : before.version(),
                            after.site().value(),
                            after.site().value(),
                            journey,
                            null,
                            now,
                            events));
                }
            }
        }
        return decision;
    }
}
