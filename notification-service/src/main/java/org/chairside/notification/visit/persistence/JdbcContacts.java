package org.chairside.notification.visit.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.Phone;
import org.chairside.notification.visit.Contact;
import org.chairside.notification.visit.Contacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcContacts implements Contacts {

    private final JdbcClient jdbc;

    JdbcContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Contact> find(PatientToken patient) {
        return jdbc.sql("select * from contact where patient = ?")
                .param(patient.value())
                .query(JdbcContacts::contact)
                .optional();
    }

    @Override
    public void put(PatientToken patient, Contact contact) {
        var email = contact.details().email();
        var phone = contact.details().phone();
        jdbc.sql("""
                        insert into contact (patient, name, email, phone, language) values (?, ?, ?, ?, ?)
                        on conflict (patient) do update
                        set name = excluded.name, email = excluded.email, phone = excluded.phone, language = excluded.language
                        """)
                .params(patient.value(), contact.details().name().value())
                .param(email == null ? null : email.value())
                .param(phone == null ? null : phone.value())
                .param(contact.language().toLanguageTag())
                .update();
    }

    @Override
    public void forget(PatientToken patient) {
        jdbc.sql("delete from contact where patient = ?").param(patient.value()).update();
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        var email = row.getString("email");
        var phone = row.getString("phone");
        return new Contact(
                new ContactDetails(
                        new PersonName(row.getString("name")),
                        email == null ? null : new EmailAddress(email),
                        phone == null ? null : new Phone(phone)),
                Locale.forLanguageTag(row.getString("language")));
    }
}
