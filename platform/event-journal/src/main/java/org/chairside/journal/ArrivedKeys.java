package org.chairside.journal;

import java.util.Collection;
import java.util.Set;

/** Which keys are here by now; a service that opens what is sealed has one bean of this type. */
@FunctionalInterface
public interface ArrivedKeys {

    /**
     * Those of these record keys whose sealed records can be opened, or are known never to open again.
     *
     * @throws Unreachable if the key store cannot be asked
     */
    Set<String> among(Collection<String> recordKeys);
}
