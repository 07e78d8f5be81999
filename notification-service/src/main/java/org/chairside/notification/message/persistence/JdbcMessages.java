package org.chairside.notification.message.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.JourneyId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.notification.Audience;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.kit.problem.StaleVersion;
import org.chairside.notification.message.Message;
import org.chairside.notification.message.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMessages implements Messages {

    private final JdbcClient jdbc;

    JdbcMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Message> find(IntentId id) {
        return jdbc.sql("select * from message where intent_id = ?")
                .param(id.value())
                .query(JdbcMessages::message)
                .optional();
    }

    @Override
    public Optional<Message> lock(IntentId id) {
        return jdbc.sql("select * from message where intent_id = ? for no key update")
                .param(id.value())
                .query(JdbcMessages::message)
                .optional();
    }

    @Override
    public List<Message> ofVisit(AppointmentId appointmentId, Set<SiteCode> sites) {
        return jdbc.sql("""
                        select * from message where appointment_id = ? and site = any (?)
                        order by requested_at, intent_id
                        """)
                .params(
                        appointmentId.value(),
                        sites.stream().map(SiteCode::value).toArray(String[]::new))
                .query(JdbcMessages::message)
                .list();
    }

    @Override
    public boolean isRequested(AppointmentId appointmentId, MessageTemplate template, Audience audience) {
        return jdbc.sql("""
                        select exists (select from message
                                       where appointment_id = ? and template = ? and audience = ? and not outdated)
                        """)
                .params(appointmentId.value(), template.name(), audience.name())
                .query(Boolean.class)
                .single();
    }

    /** Each is locked before it is looked at: whether a letter is on its way is known once nobody can be about to send it. */
    @Override
    public List<AppointmentId> outdate(MessageTemplate template, SiteCode site, Instant now) {
        var stillOfUse = "template = ? and site = ? and not_after > ? and not outdated ";
        jdbc.sql("select intent_id from message where " + stillOfUse + "order by intent_id for no key update")
                .params(template.name(), site.value(), now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
        return jdbc
                .sql("update message set outdated = true where " + stillOfUse
                        + "and (state <> 'REQUESTED' or attempt_began_at is not null) returning appointment_id")
                .params(template.name(), site.value(), now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .stream()
                .map(AppointmentId::new)
                .toList();
    }

    @Override
    public void save(Message message, int expectedVersion) {
        var rows = expectedVersion == 0 ? insert(message) : update(message, expectedVersion);
        if (rows == 0) {
            throw new StaleVersion();
        }
    }

    private int insert(Message message) {
        var journey = message.journey();
        return jdbc.sql("""
                        insert into message (intent_id, version, state, appointment_id, patient, site, journey, template,
                          audience, not_after)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        message.id().value(),
                        message.version(),
                        message.state().name(),
                        message.appointmentId().value(),
                        message.patient().value(),
                        message.site().value())
                .param(journey == null ? null : journey.value())
                .params(
                        message.template().name(),
                        message.audience().name(),
                        message.notAfter().atOffset(ZoneOffset.UTC))
                .update();
    }

    private int update(Message message, int expectedVersion) {
        return jdbc.sql("update message set version = ?, state = ? where intent_id = ? and version = ?")
                .params(message.version(), message.state().name(), message.id().value(), expectedVersion)
                .update();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        var journey = row.getObject("journey", UUID.class);
        return new Message(
                new IntentId(row.getObject("intent_id", UUID.class)),
                row.getInt("version"),
                Message.State.valueOf(row.getString("state")),
                new AppointmentId(row.getObject("appointment_id", UUID.class)),
                new PatientToken(row.getObject("patient", UUID.class)),
                new SiteCode(row.getString("site")),
                journey == null ? null : new JourneyId(journey),
                MessageTemplate.valueOf(row.getString("template")),
                Audience.valueOf(row.getString("audience")),
                row.getObject("not_after", OffsetDateTime.class).toInstant());
    }
}
