package org.chairside.session.vial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chairside.contracts.Decision;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.VialId;
import org.chairside.contracts.session.DrugAdministered;
import org.chairside.contracts.session.DrugDrawn;
import org.chairside.contracts.session.DrugWasted;
import org.chairside.contracts.session.StockReceived;
import org.chairside.contracts.session.VialEvent;
import org.jspecify.annotations.Nullable;

/**
 * One vial of a Schedule III drug and all that left it; micrograms, integers only (rule K1).
 *
 * <p>Always: received = on hand + drawn, and per session drawn = given + wasted + unaccounted, none of them negative.
 */
public record Vial(
        VialId id,
        int version,
        SiteCode site,
        String drug,
        String lot,
        LocalDate expiresOn,
        int concentrationMicrogramsPerMl,
        long received,
        long onHand,
        Map<SessionId, Draw> draws) {

    private static final Draw NOTHING = new Draw(0, 0, 0, null);

    public Vial {
        draws = Map.copyOf(draws);
    }

    public Draw drawnFor(SessionId session) {
        return draws.getOrDefault(session, NOTHING);
    }

    /** The same vial with what left it, as it was stored apart. */
    public Vial with(Map<SessionId, Draw> stored) {
        return new Vial(
                id, version, site, drug, lot, expiresOn, concentrationMicrogramsPerMl, received, onHand, stored);
    }

    static Decision<VialEvent> decide(ReceiveStock command, boolean sameIsHere) {
        if (command.today().isAfter(command.expiresOn())) {
            return expired();
        }
        if (sameIsHere && !command.anotherOfSameLot()) {
            return Decision.refused(
                    VialRefusal.SAME_VIAL,
                    new UnmetRule("K1", "same-vial", "A vial of the same lot and contents is here already."));
        }
        return Decision.accepted(new StockReceived(
                command.vial(),
                command.site(),
                command.drug().toString(),
                command.lot(),
                command.expiresOn(),
                command.concentrationMicrogramsPerMl(),
                command.micrograms(),
                command.receivedBy()));
    }

    Decision<VialEvent> decide(DrawDrug command, Instant now) {
        if (!command.site().equals(site)) {
            return notHere();
        }
        if (Drug.named(drug).filter(Drug::isInfused).isEmpty()) {
            return Decision.refused(
                    VialRefusal.DRUG_NOT_INFUSED,
                    new UnmetRule("K1", "drug-not-infused", "Ketamine alone is drawn for an infusion."));
        }
        if (command.today().isAfter(expiresOn)) {
            return expired();
        }
        if (command.micrograms() > onHand) {
            return Decision.refused(
                    VialRefusal.VIAL_OVERDRAWN,
                    new UnmetRule("K1", "vial-overdrawn", "The vial holds less than this dose."));
        }
        return Decision.accepted(new DrugDrawn(id, command.session(), command.micrograms(), command.drawnBy(), now));
    }

    Decision<VialEvent> decide(AccountForGiven command, Instant now) {
        if (command.micrograms() > drawnFor(command.session()).unaccounted()) {
            return Decision.refused(
                    VialRefusal.GIVEN_EXCEEDS_DRAWN,
                    new UnmetRule("K1", "given-exceeds-drawn", "No more can be given than was drawn."));
        }
        return Decision.accepted(
                new DrugAdministered(id, command.session(), command.micrograms(), now, command.givenBy()));
    }

    Decision<VialEvent> decide(WasteDrug command, Instant now) {
        if (command.witness().equals(command.wastedBy())) {
            return Decision.refused(
                    VialRefusal.WITNESS_SAME_PERSON,
                    new UnmetRule(
                            "K2",
                            "witness-same-person",
                            "The witness must be another person than the one who wastes."));
        }
        if (command.witness().equals(drawnFor(command.session()).drawnBy())) {
            return Decision.refused(
                    VialRefusal.WITNESS_DREW,
                    new UnmetRule(
                            "K2",
                            "witness-drew",
                            "The witness must be another person than the one who drew the drug."));
        }
        if (command.witness().equals(command.givenBy())) {
            return Decision.refused(
                    VialRefusal.WITNESS_GAVE,
                    new UnmetRule(
                            "K2",
                            "witness-gave",
                            "The witness must be another person than the one who started the pump."));
        }
        if (command.micrograms() > drawnFor(command.session()).unaccounted()) {
            return Decision.refused(
                    VialRefusal.WASTE_EXCEEDS_DRAWN,
                    new UnmetRule(
                            "K1", "waste-exceeds-drawn", "No more can be wasted than is left of what was drawn."));
        }
        return Decision.accepted(new DrugWasted(
                id, command.session(), command.micrograms(), command.wastedBy(), command.witness(), now));
    }

    private static Decision<VialEvent> expired() {
        return Decision.refused(
                VialRefusal.VIAL_EXPIRED, new UnmetRule("K1", "vial-expired", "The vial is past its date."));
    }

    /** The answer for a vial that is unknown or another site's: they look the same from here. */
    public static <E> Decision<E> notHere() {
        return Decision.refused(
                VialRefusal.VIAL_NOT_HERE, new UnmetRule("K1", "vial-not-here", "This site has no such vial."));
    }

    /** The answer for a witness who may not be one here. */
    public static <E> Decision<E> unknownWitness() {
        return Decision.refused(
                VialRefusal.WITNESS_UNKNOWN,
                new UnmetRule(
                        "K2", "witness-unknown", "The witness must be somebody of this site who may handle drug."));
    }

    static Vial evolve(@Nullable Vial before, VialEvent event) {
        if (before == null) {
            return switch (event) {
                case StockReceived in ->
                    new Vial(
                            in.vialId(),
                            1,
                            in.site(),
                            in.drug(),
                            in.lot(),
                            in.expiresOn(),
                            in.concentrationMicrogramsPerMl(),
                            in.micrograms(),
                            in.micrograms(),
                            Map.of());
                case DrugDrawn _, DrugAdministered _, DrugWasted _ -> throw impossible(event);
            };
        }
        return switch (event) {
            case StockReceived _ -> throw impossible(event);
            case DrugDrawn out ->
                before.moved(
                        out.sessionId(),
                        before.onHand - out.micrograms(),
                        draw -> new Draw(draw.drawn() + out.micrograms(), draw.given(), draw.wasted(), out.drawnBy()));
            case DrugAdministered given ->
                before.moved(
                        given.sessionId(),
                        before.onHand,
                        draw -> new Draw(
                                draw.drawn(), draw.given() + given.micrograms(), draw.wasted(), draw.drawnBy()));
            case DrugWasted waste ->
                before.moved(
                        waste.sessionId(),
                        before.onHand,
                        draw -> new Draw(
                                draw.drawn(), draw.given(), draw.wasted() + waste.micrograms(), draw.drawnBy()));
        };
    }

    private Vial moved(SessionId session, long nowOnHand, UnaryOperator<Draw> change) {
        var after = new HashMap<>(draws);
        after.put(session, change.apply(drawnFor(session)));
        return new Vial(
                id, version + 1, site, drug, lot, expiresOn, concentrationMicrogramsPerMl, received, nowOnHand, after);
    }

    private static IllegalStateException impossible(VialEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow");
    }
}
