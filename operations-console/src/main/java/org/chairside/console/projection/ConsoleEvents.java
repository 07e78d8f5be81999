package org.chairside.console.projection;

import java.util.List;
import java.util.function.Consumer;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.contracts.intake.DayOfCheckEvent;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.notification.MessageEvent;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.contracts.scheduling.SiteEvent;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.VialEvent;
import org.chairside.journal.Inbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Which topic feeds which read model. The console hears everything and reacts to nothing. */
@Configuration(proxyBeanMethods = false)
class ConsoleEvents {

    private final Inbox inbox;
    private final JourneyProjection journeys;
    private final BoardVersion version;

    ConsoleEvents(Inbox inbox, JourneyProjection journeys, BoardVersion version) {
        this.inbox = inbox;
        this.journeys = journeys;
        this.version = version;
    }

    @Bean
    Consumer<Message<List<byte[]>>> siteEvents(SiteProjection sites) {
        return feed("chairside.scheduling.sites.v1", SiteEvent.class, sites::apply);
    }

    @Bean
    Consumer<Message<List<byte[]>>> appointmentEvents(VisitProjection visits) {
        return feed("chairside.scheduling.appointments.v1", AppointmentEvent.class, visits::apply);
    }

    /** Patients are tokens here: of what intake says about them, the console keeps the steps of their visits alone. */
    @Bean
    Consumer<Message<List<byte[]>>> patientEvents() {
        return feed("chairside.intake.patients.v1", PatientEvent.class, _ -> {});
    }

    @Bean
    Consumer<Message<List<byte[]>>> clearanceEvents(ClearanceProjection clearances) {
        return feed("chairside.intake.clearances.v1", ClearanceEvent.class, clearances::apply);
    }

    @Bean
    Consumer<Message<List<byte[]>>> dayOfCheckEvents(DayOfCheckProjection checks) {
        return feed("chairside.intake.day-of-checks.v1", DayOfCheckEvent.class, checks::apply);
    }

    @Bean
    Consumer<Message<List<byte[]>>> sessionEvents(InfusionProjection infusions) {
        return feed("chairside.session.sessions.v1", SessionEvent.class, infusions::apply);
    }

    @Bean
    Consumer<Message<List<byte[]>>> vialEvents() {
        return feed("chairside.session.vials.v1", VialEvent.class, _ -> {});
    }

    @Bean
    Consumer<Message<List<byte[]>>> messageEvents() {
        return feed("chairside.notification.messages.v1", MessageEvent.class, _ -> {});
    }

    private <E> Consumer<Message<List<byte[]>>> feed(String topic, Class<E> family, Consumer<E> readModel) {
        return inbox.subscribeInBatches(topic, family, batch -> {
            for (var received : batch) {
                readModel.accept(received.event());
                journeys.record(topic, received.envelope());
            }
            version.advance();
        });
    }
}
