package org.chairside.session.session.web;

import java.util.Set;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Refusal;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.privacy.FreeText;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permissions;
import org.chairside.kit.identity.Role;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.identity.WitnessSignature;
import org.chairside.kit.problem.InvalidInput;
import org.chairside.kit.problem.NotFound;
import org.chairside.kit.problem.Refused;
import org.chairside.session.facts.Facts;
import org.chairside.session.session.DrugAccounts;
import org.chairside.session.session.Remark;
import org.chairside.session.session.Session;
import org.chairside.session.session.SessionCommand;
import org.chairside.session.session.SessionCommandHandler;
import org.chairside.session.session.SessionRefusal;
import org.chairside.session.session.Sessions;
import org.chairside.session.staff.Staff;
import org.chairside.session.vial.Vial;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What every endpoint of a session does: find it for a person of its site, carry out, answer. */
@Component
class SessionDesk {

    private final Sessions sessions;
    private final SessionCommandHandler handler;
    private final DrugAccounts accounts;
    private final Staff staff;
    private final Facts facts;
    private final Permissions permissions;

    SessionDesk(
            Sessions sessions,
            SessionCommandHandler handler,
            DrugAccounts accounts,
            Staff staff,
            Facts facts,
            Permissions permissions) {
        this.sessions = sessions;
        this.handler = handler;
        this.accounts = accounts;
        this.staff = staff;
        this.facts = facts;
        this.permissions = permissions;
    }

    Session find(SessionId id, SignedIn person) {
        var session = sessions.find(id).orElseThrow(NotFound::new);
        person.mustSee(session.visit().site());
        return session;
    }

    ResponseEntity<SessionView> carryOut(SessionCommand command, SignedIn person) {
        find(command.session(), person);
        return answer(command.session(), handler.handle(command));
    }

    ResponseEntity<SessionView> answer(SessionId id, Decision<?> decision) {
        mustBeAccepted(decision);
        return show(sessions.find(id).orElseThrow());
    }

    /** For uses that are open to people who may not see vitals and doses, and for what is done often. */
    ResponseEntity<SessionStanding> answerBriefly(SessionId id, Decision<?> decision) {
        mustBeAccepted(decision);
        var session = sessions.find(id).orElseThrow();
        return Answers.ok(session.version(), SessionStanding.of(session));
    }

    ResponseEntity<SessionStanding> carryOutBriefly(SessionCommand command, SignedIn person) {
        find(command.session(), person);
        return answerBriefly(command.session(), handler.handle(command));
    }

    ResponseEntity<SessionView> show(Session session) {
        return Answers.ok(session.version(), view(session));
    }

    SessionView view(Session session) {
        return SessionView.of(session, accounts.of(session).orElse(null));
    }

    static void mustBeAccepted(Decision<?> decision) {
        if (decision instanceof Decision.Refused<?>(Refusal refusal)) {
            throw answerTo(refusal);
        }
    }

    static @Nullable Remark remark(SignedIn person, @Nullable FreeText text) {
        return text == null ? null : new Remark(person.id(), text);
    }

    /** Only a prescriber of this site orders, one who has worked here within a day and is licensed in its state (rule P1). */
    void mustBeAnOrder(SessionId id, StaffId orderedBy, String pointer, SignedIn person) {
        var session = find(id, person);
        var prescriber = staff.at(session.visit().site(), orderedBy)
                .filter(colleague -> colleague.roles().contains(Role.PRESCRIBER.name()))
                .orElseThrow(() -> new InvalidInput(
                        pointer,
                        "not-a-prescriber",
                        "must be a prescriber who has opened a visit of this site within a day"));
        if (!isLicensedAt(session, prescriber.licensedStates())) {
            throw new InvalidInput(pointer, "state-not-licensed", "must be licensed in the state of this site");
        }
    }

    /** Whether this person can answer for the patient as a prescriber (rule P1). */
    boolean isPrescriberFor(Session session, SignedIn person) {
        return person.is(Role.PRESCRIBER) && isLicensedAt(session, person.licensedStates());
    }

    /** Nobody is known to be licensed at a site whose state is unknown. */
    private boolean isLicensedAt(Session session, Set<String> states) {
        return facts.site(session.visit().site())
                .filter(site -> states.contains(site.state()))
                .isPresent();
    }

    /** Rule K2: the witness signed for so much of this session's drug, works at its site, and may handle drug. */
    StaffId mustBeAWitness(SessionId id, long micrograms, WitnessSignature signature, SignedIn person) {
        var site = find(id, person).visit().site();
        var witness = signature.mustBeFor(id, micrograms);
        if (!witness.worksAt(site)
                || permissions.roleThatMay("drug.waste", witness.roles()).isEmpty()) {
            mustBeAccepted(Vial.unknownWitness());
        }
        return witness.id();
    }

    /** A refusal that is about one field of the body is an input error. */
    private static RuntimeException answerTo(Refusal refusal) {
        if (refusal.reason() == SessionRefusal.DOSE_CAP) {
            return new InvalidInput("#/microgramsPerKg", "dose-cap", "is above what may be given");
        }
        if (refusal.reason() == SessionRefusal.OBSERVATION_TIME) {
            return new InvalidInput("#/takenAt", "observation-time", "must lie between the arrival and now");
        }
        if (refusal.reason() == SessionRefusal.WEIGHED_TIME) {
            return new InvalidInput("#/weighedAt", "future", "must not lie in the future");
        }
        if (refusal.reason() == SessionRefusal.GIVEN_TIME) {
            return new InvalidInput("#/givenAt", "observation-time", "must lie between the arrival and now");
        }
        if (refusal.reason() == SessionRefusal.GIVEN_EXCEEDS_DRAWN) {
            return new InvalidInput("#/givenMicrograms", "given-exceeds-drawn", "is more than was drawn");
        }
        return new Refused(refusal);
    }
}
