package org.chairside.scheduling.site;

import java.time.Clock;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.scheduling.SiteEvent;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out every command about a site. */
@Service
public class SiteCommandHandler {

    private final Sites sites;
    private final SitePolicies policies;
    private final ChainPolicy chain;
    private final Journal journal;
    private final Clock clock;

    SiteCommandHandler(Sites sites, SitePolicies policies, ChainPolicy chain, Journal journal, Clock clock) {
        this.sites = sites;
        this.policies = policies;
        this.chain = chain;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Decision<SiteEvent> handle(SiteCommand command) {
        var site = sites.lock(command.site()).orElse(null);
        var decision = Site.decide(site, command, chain);
        if (decision instanceof Accepted(var events)) {
            write(site, events);
        }
        return decision;
    }

    private void write(@Nullable Site before, List<SiteEvent> events) {
        var after = Site.evolve(before, events.getFirst());
        for (var event : events.subList(1, events.size())) {
            after = Site.evolve(after, event);
        }
        sites.save(before, after);
        for (var event : events) {
            if (event instanceof SitePolicyPublished published) {
                policies.add(published);
            }
        }
        var code = after.code().toString();
        journal.append(new JournalEntry(
                "site/" + code,
                after.version() - events.size(),
                code,
                code,
                null,
                after.policyVersion(),
                clock.instant(),
                events));
    }
}
