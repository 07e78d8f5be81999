package org.chairside.session.vial;

import java.time.LocalDate;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;

/**
 * Draw a dose for a session.
 *
 * @param site where the session is; each site keeps a register of its own
 * @param today the date on that site's wall
 */
public record DrawDrug(SessionId session, SiteCode site, long micrograms, StaffId drawnBy, LocalDate today) {}
