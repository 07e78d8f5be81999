package org.chairside.session.session;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.session.startgate.Knowledge;
import org.jspecify.annotations.Nullable;

/**
 * Let the pump run again, on a prescriber's order (rule V13).
 *
 * @param knowledge what the barrier said when the button was pressed: who gives drug again must know what a start must know
 */
public record ResumeInfusion(
        SessionId session,
        Knowledge knowledge,
        StaffId orderedBy,
        @Nullable Remark remark) {}
