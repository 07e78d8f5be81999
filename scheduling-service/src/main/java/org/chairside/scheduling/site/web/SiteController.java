package org.chairside.scheduling.site.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.scheduling.SiteEvent;
import org.chairside.kit.api.ExpectedVersion;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.InvalidInput;
import org.chairside.kit.problem.InvalidInput.FieldError;
import org.chairside.kit.problem.NotFound;
import org.chairside.kit.problem.Refused;
import org.chairside.kit.problem.StaleVersion;
import org.chairside.scheduling.site.ChainPolicy;
import org.chairside.scheduling.site.Chair;
import org.chairside.scheduling.site.Site;
import org.chairside.scheduling.site.SiteCommand;
import org.chairside.scheduling.site.SiteCommand.AddChair;
import org.chairside.scheduling.site.SiteCommand.OpenSite;
import org.chairside.scheduling.site.SiteCommand.PublishPolicy;
import org.chairside.scheduling.site.SiteCommandHandler;
import org.chairside.scheduling.site.SitePolicies;
import org.chairside.scheduling.site.SiteRefusal;
import org.chairside.scheduling.site.Sites;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sites")
class SiteController {

    private final SiteCommandHandler handler;
    private final Sites sites;
    private final SitePolicies policies;
    private final ChainPolicy chain;

    SiteController(SiteCommandHandler handler, Sites sites, SitePolicies policies, ChainPolicy chain) {
        this.handler = handler;
        this.sites = sites;
        this.policies = policies;
        this.chain = chain;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("site.manage")
    ResponseEntity<SiteView> open(@RequestBody NewSite site, SignedIn person) {
        person.mustWorkAt(site.code());
        carryOut(new OpenSite(site.code(), site.name(), site.zone(), site.state()));
        var opened = find(site.code(), person);
        return Answers.created("/sites/" + opened.code(), opened.version(), SiteView.of(opened));
    }

    @GetMapping
    @Permission("site.read")
    List<SiteView> list(SignedIn person) {
        return sites.among(person.sites()).stream().map(SiteView::of).toList();
    }

    @PostMapping("/{code}/chairs")
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("site.manage")
    ResponseEntity<Chair> addChair(@PathVariable SiteCode code, @RequestBody NewChair chair, SignedIn person) {
        find(code, person);
        var added = new Chair(ChairId.random(), chair.label());
        carryOut(new AddChair(code, added.id(), added.label()));
        return Answers.created("/sites/" + code + "/chairs", find(code, person).version(), added);
    }

    @GetMapping("/{code}/chairs")
    @Permission("site.read")
    List<Chair> chairs(@PathVariable SiteCode code, SignedIn person) {
        return find(code, person).chairs();
    }

    @GetMapping("/{code}/policy")
    @Permission("policy.read")
    ResponseEntity<PolicyView> policy(@PathVariable SiteCode code, SignedIn person) {
        return policyOf(find(code, person).code());
    }

    @PutMapping("/{code}/policy")
    @Permission("policy.publish")
    ResponseEntity<PolicyView> publishPolicy(
            @PathVariable SiteCode code,
            @RequestBody PolicyDifferences differences,
            ExpectedVersion expected,
            SignedIn person) {
        find(code, person);
        carryOut(new PublishPolicy(code, differences.values(), expected.value()));
        return policyOf(code);
    }

    private ResponseEntity<PolicyView> policyOf(SiteCode code) {
        var policy = policies.current(code);
        return Answers.ok(
                policy.version(),
                new PolicyView(code, policy.version(), policy.values(), chain.differences(policy.values())));
    }

    private Site find(SiteCode code, SignedIn person) {
        person.mustSee(code);
        return sites.find(code).orElseThrow(NotFound::new);
    }

    private void carryOut(SiteCommand command) {
        Decision<SiteEvent> decision = handler.handle(command);
        if (!(decision instanceof Decision.Refused(var refusal))) {
            return;
        }
        if (refusal.reason() == SiteRefusal.POLICY_CHANGED) {
            throw new StaleVersion();
        }
        if (refusal.reason() == SiteRefusal.POLICY_NOT_ACCEPTABLE) {
            throw new InvalidInput(refusal.unmet().stream()
                    .map(unmet -> new FieldError("#/values/" + unmet.rule(), unmet.code(), unmet.detail()))
                    .toList());
        }
        throw new Refused(refusal);
    }

    record NewSite(
            SiteCode code,
            @Size(max = 200) String name,
            ZoneId zone,
            @Pattern(regexp = "[A-Z]{2}") String state) {}

    record NewChair(@Size(max = 40) String label) {}

    /** What is not as the chain's default; what is left out is the default again. */
    record PolicyDifferences(Map<PolicyKey, String> values) {}

    record SiteView(SiteCode code, int version, String name, ZoneId zone, String state, int policyVersion) {
        static SiteView of(Site site) {
            return new SiteView(
                    site.code(), site.version(), site.name(), site.zone(), site.state(), site.policyVersion());
        }
    }

    record PolicyView(SiteCode site, int version, Map<PolicyKey, String> values, Map<PolicyKey, String> differences) {}
}
