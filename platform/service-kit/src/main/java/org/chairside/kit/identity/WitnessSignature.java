package org.chairside.kit.identity;

import java.time.Duration;
import java.util.List;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.kit.problem.Rejected;

/**
 * The signature of a witness that came beside a command; a controller method takes it as a parameter. It is read when it is asked for, and so
 * after it is known whether the person may see what the command is about.
 */
public final class WitnessSignature {

    public static final String HEADER = "Witness-Token";

    /** Stands in no access token, as that of access tokens stands in no signature: neither is taken for the other. */
    public static final String AUDIENCE = "chairside-witness";

    public static final Duration VALIDITY = Duration.ofMinutes(10);

    private final WitnessSignatures signatures;
    private final List<String> header;
    private final StaffId by;
    private final String command;

    WitnessSignature(WitnessSignatures signatures, List<String> header, StaffId by, String command) {
        this.signatures = signatures;
        this.header = header;
        this.by = by;
        this.command = command;
    }

    /**
     * Who signed for exactly this, as what and for which sites; the rules that are about witnesses say whether it may be this person.
     *
     * @throws Rejected 422, if nobody signed, or it does not count, or not for this
     */
    public SignedIn mustBeFor(SessionId session, long micrograms) {
        return signatures.witnessOf(header, new Witnessed(session, micrograms, by, command));
    }
}
