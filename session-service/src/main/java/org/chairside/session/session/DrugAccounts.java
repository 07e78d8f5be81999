package org.chairside.session.session;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.vial.Vials;
import org.springframework.stereotype.Service;

/** What became of the drug that was drawn for each session; reads, and changes nothing. */
@Service
public class DrugAccounts {

    private final Sessions sessions;
    private final Vials vials;
    private final Facts facts;
    private final Clock clock;

    DrugAccounts(Sessions sessions, Vials vials, Facts facts, Clock clock) {
        this.sessions = sessions;
        this.vials = vials;
        this.facts = facts;
        this.clock = clock;
    }

    /** Empty while nothing was drawn. */
    public Optional<DrugAccount> of(Session session) {
        return Optional.ofNullable(session.prepared())
                .flatMap(prepared -> vials.find(prepared.vial()))
                .map(vial -> DrugAccount.of(
                        session, vial, hubLossOf(session), today(session.visit().site())));
    }

    /** The discrepancies of a site: every session that will not need its drug and has some missing from its account, the oldest first. */
    public List<Discrepancy> discrepancies(SiteCode site) {
        return sessions.withDrugLeft(site, today(site)).stream()
                .flatMap(session -> of(session).stream().map(account -> new Discrepancy(session, account)))
                .filter(each -> each.account().state() == DrugAccount.State.OPEN)
                .toList();
    }

    /** When the day began on the wall of the site; of a site that nobody has told of yet, in Greenwich. */
    private Instant today(SiteCode site) {
        var zone = facts.site(site).<ZoneId>map(KnownSite::zone).orElse(ZoneOffset.UTC);
        return clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private int hubLossOf(Session session) {
        return sessions.hubLoss(session.id())
                .orElseGet(() -> hubLoss(facts.policy(session.visit().site())));
    }

    /** Nothing is tolerated at a site whose policy is not known yet. */
    static int hubLoss(Optional<SitePolicy> policy) {
        return policy.map(known -> known.number(PolicyKey.K1_HUB_LOSS_MICROLITRES))
                .orElse(0);
    }

    /** A session and its open account. */
    public record Discrepancy(Session session, DrugAccount account) {}
}
