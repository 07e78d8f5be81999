package org.chairside.contracts.session;

import java.time.LocalDate;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;

/** A vial came in. */
public record StockReceived(
        VialId vialId,
        SiteCode site,
        String drug,
        String lot,
        LocalDate expiresOn,
        int concentrationMicrogramsPerMl,
        long micrograms,
        StaffId receivedBy)
        implements VialEvent {}
