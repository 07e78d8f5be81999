package org.chairside.session.vial.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.VialId;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.InvalidInput;
import org.chairside.kit.problem.Refused;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.vial.Drug;
import org.chairside.session.vial.DrugLedger;
import org.chairside.session.vial.ReceiveStock;
import org.chairside.session.vial.Vials;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/vials")
class VialController {

    private final DrugLedger ledger;
    private final Vials vials;
    private final Facts facts;
    private final Clock clock;

    VialController(DrugLedger ledger, Vials vials, Facts facts, Clock clock) {
        this.ledger = ledger;
        this.vials = vials;
        this.facts = facts;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("vial.receive")
    ResponseEntity<VialView> receive(@Valid @RequestBody Receipt receipt, SignedIn person) {
        person.mustWorkAt(receipt.site());
        var drug = Drug.named(receipt.drug())
                .orElseThrow(() -> new InvalidInput("#/drug", "enum", "must be ketamine or esketamine"));
        if (!drug.comesAt(receipt.concentrationMicrogramsPerMl())) {
            throw new InvalidInput(
                    "#/concentrationMicrogramsPerMl",
                    "concentration",
                    "must be a concentration in which this drug is made");
        }
        var command = new ReceiveStock(
                VialId.random(),
                receipt.site(),
                drug,
                receipt.lot(),
                receipt.expiresOn(),
                receipt.concentrationMicrogramsPerMl(),
                receipt.micrograms(),
                person.id(),
                todayAt(receipt.site()),
                Boolean.TRUE.equals(receipt.anotherOfSameLot()));
        if (ledger.handle(command) instanceof Decision.Refused(var refusal)) {
            throw new Refused(refusal);
        }
        var vial = vials.find(command.vial()).orElseThrow();
        return Answers.created("/vials/" + vial.id(), vial.version(), VialView.of(vial));
    }

    /** Of a site that nobody has told of yet, the date of Greenwich. */
    private LocalDate todayAt(SiteCode site) {
        var zone = facts.site(site).<ZoneId>map(KnownSite::zone).orElse(ZoneOffset.UTC);
        return clock.instant().atZone(zone).toLocalDate();
    }

    @GetMapping
    @Permission("vial.read")
    List<VialView> of(@RequestParam SiteCode site, SignedIn person) {
        person.mustWorkAt(site);
        return vials.of(site).stream().map(VialView::of).toList();
    }

    record Receipt(
            @NotNull SiteCode site,
            @NotNull @Size(min = 1, max = 60) String drug,
            @NotBlank @Size(min = 1, max = 40) String lot,
            @NotNull LocalDate expiresOn,

            @Schema(
                    description = "as the drug is made: ketamine 10000, 50000 or 100000, esketamine 140000",
                    minimum = "10000",
                    maximum = "140000")
            int concentrationMicrogramsPerMl,

            @Min(1) @Max(10_000_000) long micrograms,
            @Nullable Boolean anotherOfSameLot) {}
}
