package org.chairside.contracts.session;

import java.util.List;
import org.chairside.contracts.Codes;
import org.chairside.contracts.SessionId;

/** The start gate was looked at; says which rules kept it closed. */
public record StartGateEvaluated(SessionId sessionId, GateResult result, List<String> failed, String inputsHash)
        implements SessionEvent {

    public StartGateEvaluated {
        failed.forEach(Codes::requireCode);
    }
}
