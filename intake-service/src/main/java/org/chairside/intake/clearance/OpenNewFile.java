package org.chairside.intake.clearance;

import org.chairside.contracts.ClearanceId;

/**
 * Begin a new file in place of one of which nothing can come any more, for the patient's next visit under the same protocol.
 *
 * @param ended what was declined or revoked
 * @param clearance the id of the new file
 */
public record OpenNewFile(ClearanceId ended, ClearanceId clearance) {}
