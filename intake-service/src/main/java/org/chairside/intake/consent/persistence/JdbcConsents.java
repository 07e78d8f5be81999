package org.chairside.intake.consent.persistence;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.intake.consent.Consent;
import org.chairside.intake.consent.Consents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcConsents implements Consents {

    private final JdbcClient jdbc;

    JdbcConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Consent of(PatientToken patient, Protocol protocol) {
        return jdbc.sql("select * from consent where patient = ? and protocol = ?")
                .params(patient.value(), protocol.name())
                .query(JdbcConsents::consent)
                .optional()
                .orElse(Consent.none(patient, protocol));
    }

    @Override
    public List<Consent> of(PatientToken patient) {
        return jdbc.sql("select * from consent where patient = ? order by protocol")
                .param(patient.value())
                .query(JdbcConsents::consent)
                .list();
    }

    @Override
    public void save(Consent consent) {
        var signing = consent.signing();
        if (signing == null) {
            throw new IllegalArgumentException("a consent that nobody signed is not kept");
        }
        var withdrawnAt = consent.withdrawnAt();
        jdbc.sql("""
                        insert into consent (patient, protocol, document_version, signed_at, withdrawn_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (patient, protocol) do update
                        set document_version = excluded.document_version, signed_at = excluded.signed_at,
                            withdrawn_at = excluded.withdrawn_at
                        """)
                .param(consent.patient().value())
                .param(consent.protocol().name())
                .param(signing.documentVersion())
                .param(signing.at().atOffset(UTC))
                .param(withdrawnAt == null ? null : withdrawnAt.atOffset(UTC))
                .update();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        var withdrawnAt = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Consent(
                new PatientToken(row.getObject("patient", UUID.class)),
                Protocol.valueOf(row.getString("protocol")),
                new Consent.Signing(
                        row.getString("document_version"),
                        row.getObject("signed_at", OffsetDateTime.class).toInstant()),
                withdrawnAt == null ? null : withdrawnAt.toInstant());
    }
}
