package org.chairside.console.projection;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.contracts.intake.DayOfCheckEvent;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.notification.MessageEvent;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.contracts.scheduling.SiteEvent;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.VialEvent;
import org.chairside.journal.Envelope;
import org.chairside.journal.Inbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Which topic feeds which read model. The console hears everything and reacts to nothing. */
@Configuration(proxyBeanMethods = false)
class ConsoleEvents {

    private final Inbox inbox;
    private final JourneyProjection journeys;
    private final StreamHeads heads;
    private final BoardVersion version;

    ConsoleEvents(Inbox inbox, JourneyProjection journeys, StreamHeads heads, BoardVersion version) {
        this.inbox = inbox;
        this.journeys = journeys;
        this.heads = heads;
        this.version = version;
    }

    @Bean
    Consumer<Message<List<byte[]>>> siteEvents(SiteProjection sites) {
        return feed("chairside.scheduling.sites.v1", SiteEvent.class, (event, _) -> sites.apply(event));
    }

    @Bean
    Consumer<Message<List<byte[]>>> appointmentEvents(VisitProjection visits) {
        return feed("chairside.scheduling.appointments.v1", AppointmentEvent.class, visits::apply);
    }

    /** Patients are tokens here: of what intake says about them, the console keeps the steps of their visits alone. */
    @Bean
    Consumer<Message<List<byte[]>>> patientEvents() {
        return feed("chairside.intake.patients.v1", PatientEvent.class, (_, _) -> {});
    }

    @Bean
    Consumer<Message<List<byte[]>>> clearanceEvents(ClearanceProjection clearances) {
        return feed("chairside.intake.clearances.v1", ClearanceEvent.class, (event, _) -> clearances.apply(event));
    }

    @Bean
    Consumer<Message<List<byte[]>>> dayOfCheckEvents(DayOfCheckProjection checks) {
        return feed("chairside.intake.day-of-checks.v1", DayOfCheckEvent.class, (event, _) -> checks.apply(event));
    }

    @Bean
    Consumer<Message<List<byte[]>>> sessionEvents(InfusionProjection infusions) {
        return feed("chairside.session.sessions.v1", SessionEvent.class, (event, _) -> infusions.apply(event));
    }

    @Bean
    Consumer<Message<List<byte[]>>> vialEvents() {
        return feed("chairside.session.vials.v1", VialEvent.class, (_, _) -> {});
    }

    @Bean
    Consumer<Message<List<byte[]>>> messageEvents(MessageProjection messages) {
        return feed("chairside.notification.messages.v1", MessageEvent.class, (event, _) -> messages.apply(event));
    }

    private <E> Consumer<Message<List<byte[]>>> feed(String topic, Class<E> family, BiConsumer<E, Envelope> readModel) {
        return inbox.subscribeInBatches(topic, family, batch -> {
            for (var received : batch) {
                readModel.accept(received.event(), received.envelope());
                journeys.record(topic, received.envelope());
            }
            heads.advance(topic, batch.stream().map(Inbox.Received::envelope).toList());
            version.advance();
        });
    }
}
