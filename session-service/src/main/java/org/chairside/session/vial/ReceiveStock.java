package org.chairside.session.vial;

import java.time.LocalDate;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;

/** Enter a vial that came in. */
public record ReceiveStock(
        VialId vial,
        SiteCode site,
        String drug,
        String lot,
        LocalDate expiresOn,
        int concentrationMicrogramsPerMl,
        long micrograms,
        StaffId receivedBy) {}
