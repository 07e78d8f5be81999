package org.chairside.kit.sample;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Refusal;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.UnmetRule;
import org.chairside.journal.Cause;
import org.chairside.kit.api.ExpectedVersion;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.NotFound;
import org.chairside.kit.problem.Refused;
import org.chairside.kit.problem.StaleVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/things")
class ThingController {

    private final JdbcClient jdbc;
    private final AtomicInteger contended = new AtomicInteger();

    ThingController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Thing(UUID id, int version, String site, String label, int amount) {}

    record Created(UUID id, String label, String actor) {}

    record Change(int amount) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("appointment.book")
    ResponseEntity<Created> create(@RequestBody NewThing request, SignedIn person) {
        person.mustWorkAt(request.site());
        var id = UUID.randomUUID();
        jdbc.sql("insert into thing values (:id, 1, :site, :label, :amount)")
                .param("id", id)
                .param("site", request.site().value())
                .param("label", request.label())
                .param("amount", request.amount())
                .update();
        return Answers.created(
                "/things/" + id,
                1,
                new Created(id, request.label(), Cause.CURRENT.get().actor()));
    }

    @GetMapping("/{id}")
    @Permission("appointment.read")
    ResponseEntity<Thing> get(@PathVariable ChairId id, SignedIn person) {
        var thing = find(id);
        person.mustSee(SiteCode.of(thing.site()));
        return Answers.ok(thing.version(), thing);
    }

    @GetMapping
    @Permission("appointment.read")
    List<Thing> list(@RequestParam SiteCode site, @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return jdbc.sql("select * from thing where site = :site limit :size")
                .param("site", site.value())
                .param("size", size)
                .query(Thing.class)
                .list();
    }

    @PutMapping("/{id}")
    @Permission("appointment.book")
    ResponseEntity<Change> change(@PathVariable ChairId id, @RequestBody Change request, ExpectedVersion expected) {
        if (expected.value() != find(id).version()) {
            throw new StaleVersion();
        }
        jdbc.sql("update thing set amount = :amount, version = version + 1 where id = :id")
                .param("amount", request.amount())
                .param("id", id.value())
                .update();
        return Answers.ok(expected.value() + 1, request);
    }

    @PostMapping("/{id}/refusal")
    @Permission("appointment.book")
    void refuse(@PathVariable ChairId id) {
        jdbc.sql("update thing set amount = 0 where id = :id")
                .param("id", id.value())
                .update();
        throw new Refused(new Refusal(
                SampleApplication.Reason.NOT_TODAY,
                List.of(new UnmetRule("F1", "food-too-recent", "Eaten too recently."))));
    }

    @PostMapping("/{id}/doubling")
    @Permission("appointment.book")
    void twice(@PathVariable ChairId id) {
        jdbc.sql("update thing set amount = 2 * amount where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Meets a deadlock the first two times. */
    @PostMapping("/{id}/contention")
    @Permission("appointment.book")
    void contend(@PathVariable ChairId id) {
        jdbc.sql("update thing set version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
        if (contended.incrementAndGet() < 3) {
            jdbc.sql("do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$")
                    .update();
        }
    }

    @PostMapping("/{id}/slow")
    @Permission("appointment.book")
    void slow(@PathVariable ChairId id) {
        jdbc.sql("select pg_sleep(1.5)").query((row, _) -> true).single();
    }

    private Thing find(ChairId id) {
        return jdbc.sql("select * from thing where id = :id")
                .param("id", id.value())
                .query(Thing.class)
                .optional()
                .orElseThrow(NotFound::new);
    }
}
