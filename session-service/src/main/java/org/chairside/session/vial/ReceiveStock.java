package org.chairside.session.vial;

import java.time.LocalDate;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;

/**
 * Enter a vial that came in.
 *
 * @param today the date on the site's wall
 * @param anotherOfSameLot it is another vial, though one of the same lot and contents is here already
 */
public record ReceiveStock(
        VialId vial,
        SiteCode site,
        Drug drug,
        String lot,
        LocalDate expiresOn,
        int concentrationMicrogramsPerMl,
        long micrograms,
        StaffId receivedBy,
        LocalDate today,
        boolean anotherOfSameLot) {

    public ReceiveStock {
        lot = lot.strip();
    }
}
