package org.chairside.intake.medication.persistence;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.Medication;
import org.chairside.contracts.intake.MedicationClass;
import org.chairside.intake.medication.MedicationList;
import org.chairside.intake.medication.MedicationLists;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMedicationLists implements MedicationLists {

    private final JdbcClient jdbc;

    JdbcMedicationLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public MedicationList of(PatientToken patient) {
        return jdbc.sql("select version, attested_at, was_of_concern from medication_list where patient = ?")
                .param(patient.value())
                .query((row, _) -> new MedicationList(
                        patient,
                        row.getInt("version"),
                        row.getObject("attested_at", OffsetDateTime.class).toInstant(),
                        medicationsOf(patient),
                        row.getBoolean("was_of_concern")))
                .optional()
                .orElse(MedicationList.none(patient));
    }

    private List<Medication> medicationsOf(PatientToken patient) {
        return jdbc.sql("select name, medication_class from medication where patient = ? order by position")
                .param(patient.value())
                .query((row, _) -> new Medication(
                        row.getString("name"), MedicationClass.valueOf(row.getString("medication_class"))))
                .list();
    }

    @Override
    public void save(MedicationList list) {
        var patient = list.patient().value();
        jdbc.sql("""
                        insert into medication_list (patient, version, attested_at, was_of_concern) values (?, ?, ?, ?)
                        on conflict (patient) do update
                        set version = excluded.version, attested_at = excluded.attested_at,
                            was_of_concern = excluded.was_of_concern
                        """)
                .params(patient, list.version(), attestedAt(list).atOffset(UTC), list.wasOfConcern())
                .update();
        jdbc.sql("delete from medication where patient = ?").param(patient).update();
        jdbc.sql("""
                        insert into medication (patient, position, name, medication_class)
                        select ?, item.position, item.name, item.class
                        from unnest(?::text[], ?::text[]) with ordinality as item (name, class, position)
                        """)
                .param(patient)
                .param(list.medications().stream().map(Medication::name).toArray(String[]::new))
                .param(list.medications().stream()
                        .map(medication -> medication.medicationClass().name())
                        .toArray(String[]::new))
                .update();
    }

    private static Instant attestedAt(MedicationList list) {
        if (list.attestedAt() == null) {
            throw new IllegalArgumentException("a list that nobody attested is not kept");
        }
        return list.attestedAt();
    }
}
