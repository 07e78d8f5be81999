package org.chairside.intake.patient.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.Phone;
import org.chairside.intake.patient.Patient;
import org.chairside.intake.patient.Patients;
import org.chairside.kit.problem.StaleVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPatients implements Patients {

    private final JdbcClient jdbc;

    JdbcPatients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Patient patient) {
        var contact = patient.contact();
        jdbc.sql("""
                        insert into patient (token, version, name, email, phone, birth_date, language, home_site)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(patient.token().value())
                .param(patient.version())
                .param(contact.name().value())
                .param(contact.email() == null ? null : contact.email().value())
                .param(contact.phone() == null ? null : contact.phone().value())
                .param(patient.birthDate())
                .param(patient.language())
                .param(patient.homeSite().value())
                .update();
    }

    @Override
    public Optional<Patient> find(PatientToken token) {
        return jdbc.sql("select * from patient where token = ?")
                .param(token.value())
                .query(JdbcPatients::patient)
                .optional();
    }

    @Override
    public Optional<Patient> lock(PatientToken token) {
        return jdbc.sql("select * from patient where token = ? for no key update")
                .param(token.value())
                .query(JdbcPatients::patient)
                .optional();
    }

    @Override
    public void advance(Patient locked, int events) {
        var updated = jdbc.sql("update patient set version = ? where token = ? and version = ?")
                .params(locked.version() + events, locked.token().value(), locked.version())
                .update();
        if (updated == 0) {
            throw new StaleVersion();
        }
    }

    @Override
    public void showTo(SiteCode site, PatientToken patient) {
        jdbc.sql("insert into patient_site (patient, site) values (?, ?) on conflict do nothing")
                .params(patient.value(), site.value())
                .update();
    }

    @Override
    public List<Patient> bornOn(LocalDate day, Set<SiteCode> sites) {
        return jdbc.sql("""
                        select * from patient where birth_date = ?
                          and token in (select patient from patient_site where site = any (?))
                        """)
                .param(day)
                .param(sites.stream().map(SiteCode::value).toArray(String[]::new))
                .query(JdbcPatients::patient)
                .list();
    }

    @Override
    public List<Patient> bornOnAtEverySite(LocalDate day) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("patients born on " + day)
                .query(row -> {});
        return jdbc.sql("select * from patients_of_every_site_born_on(?)")
                .param(day)
                .query(JdbcPatients::patient)
                .list();
    }

    @Override
    public boolean isVisibleFrom(Set<SiteCode> sites, PatientToken patient) {
        return jdbc.sql("select exists (select from patient_site where patient = ? and site = any (?))")
                .param(patient.value())
                .param(sites.stream().map(SiteCode::value).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private static Patient patient(ResultSet row, int number) throws SQLException {
        var email = row.getString("email");
        var phone = row.getString("phone");
        return new Patient(
                new PatientToken(row.getObject("token", UUID.class)),
                row.getInt("version"),
                new ContactDetails(
                        new PersonName(row.getString("name")),
                        email == null ? null : new EmailAddress(email),
                        phone == null ? null : new Phone(phone)),
                row.getObject("birth_date", LocalDate.class),
                row.getString("language"),
                SiteCode.of(row.getString("home_site")));
    }
}
