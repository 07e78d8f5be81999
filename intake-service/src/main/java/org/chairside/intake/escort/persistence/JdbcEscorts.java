package org.chairside.intake.escort.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.EscortDetails;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.Phone;
import org.chairside.intake.escort.Escort;
import org.chairside.intake.escort.Escorts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEscorts implements Escorts {

    private final JdbcClient jdbc;

    JdbcEscorts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Escort escort) {
        var contact = escort.details().contact();
        jdbc.sql("""
                        insert into escort (id, patient, name, email, phone, adult, fit_to_drive)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(escort.id().value())
                .param(escort.patient().value())
                .param(contact.name().value())
                .param(contact.email() == null ? null : contact.email().value())
                .param(contact.phone() == null ? null : contact.phone().value())
                .param(escort.details().adult())
                .param(escort.details().fitToDrive())
                .update();
    }

    @Override
    public Optional<Escort> find(PatientToken patient, EscortId id) {
        return jdbc.sql("select * from escort where patient = ? and id = ?")
                .params(patient.value(), id.value())
                .query(JdbcEscorts::escort)
                .optional();
    }

    @Override
    public List<Escort> of(PatientToken patient) {
        return jdbc.sql("select * from escort where patient = ? order by id")
                .param(patient.value())
                .query(JdbcEscorts::escort)
                .list();
    }

    private static Escort escort(ResultSet row, int number) throws SQLException {
        var email = row.getString("email");
        var phone = row.getString("phone");
        var contact = new ContactDetails(
                new PersonName(row.getString("name")),
                email == null ? null : new EmailAddress(email),
                phone == null ? null : new Phone(phone));
        return new Escort(
                new EscortId(row.getObject("id", UUID.class)),
                new PatientToken(row.getObject("patient", UUID.class)),
                new EscortDetails(contact, row.getBoolean("adult"), row.getBoolean("fit_to_drive")));
    }
}
