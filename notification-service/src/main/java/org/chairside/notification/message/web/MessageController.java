package org.chairside.notification.message.web;

import jakarta.validation.Valid;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.IntentId;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.NotFound;
import org.chairside.kit.problem.Refused;
import org.chairside.notification.message.Message;
import org.chairside.notification.message.MessageCommand.DecideOutcome;
import org.chairside.notification.message.MessageCommandHandler;
import org.chairside.notification.message.Messages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/messages")
class MessageController {

    private final Messages messages;
    private final MessageCommandHandler handler;

    MessageController(Messages messages, MessageCommandHandler handler) {
        this.messages = messages;
        this.handler = handler;
    }

    @GetMapping
    @Permission("message.read")
    List<MessageView> ofVisit(@RequestParam("appointment") AppointmentId appointment, SignedIn person) {
        return messages.ofVisit(appointment, person.sites()).stream()
                .map(MessageView::of)
                .toList();
    }

    @GetMapping("/{id}")
    @Permission("message.read")
    ResponseEntity<MessageView> one(@PathVariable("id") IntentId id, SignedIn person) {
        return show(atOwnSite(id, person));
    }

    @PostMapping("/{id}/decision")
    @Permission("message.decide")
    ResponseEntity<MessageView> decide(
            @PathVariable("id") IntentId id, @Valid @RequestBody OutcomeDecision decision, SignedIn person) {
        atOwnSite(id, person);
        var answer = handler.handle(id, new DecideOutcome(decision.resend(), person.id()));
        if (answer instanceof Decision.Refused<?>(var refusal)) {
            throw new Refused(refusal);
        }
        return show(messages.find(id).orElseThrow());
    }

    private static ResponseEntity<MessageView> show(Message message) {
        return Answers.ok(message.version(), MessageView.of(message));
    }

    private Message atOwnSite(IntentId id, SignedIn person) {
        return messages.find(id)
                .filter(message -> person.worksAt(message.site()))
                .orElseThrow(NotFound::new);
    }
}
