package org.chairside.session.session.web;

import java.util.List;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.session.session.DrugAccount;
import org.chairside.session.session.DrugAccounts;
import org.chairside.session.session.DrugAccounts.Discrepancy;
import org.chairside.session.session.Session;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which sessions are over with drug missing from their account (rule K1), for whoever counts the vials. */
@RestController
@RequestMapping("/drug-discrepancies")
class DrugDiscrepancyController {

    private final DrugAccounts accounts;

    DrugDiscrepancyController(DrugAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    @Permission("vial.read")
    List<DiscrepancyView> discrepancies(@RequestParam SiteCode site, SignedIn person) {
        person.mustWorkAt(site);
        return accounts.discrepancies(site).stream().map(DiscrepancyView::of).toList();
    }

    record DiscrepancyView(SessionId sessionId, Session.State sessionState, DrugAccount drugAccount) {
        static DiscrepancyView of(Discrepancy open) {
            return new DiscrepancyView(open.session().id(), open.session().state(), open.account());
        }
    }
}
