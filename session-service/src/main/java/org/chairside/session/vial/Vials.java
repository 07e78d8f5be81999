package org.chairside.session.vial;

import java.util.List;
import java.util.Optional;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.VialId;
import org.jspecify.annotations.Nullable;

/** The vials of all sites. */
public interface Vials {

    Optional<Vial> find(VialId id);

    /** The same, held until the transaction ends: draws of one vial wait for each other. */
    Optional<Vial> lock(VialId id);

    /** A site's vials, the one that expires first in front. */
    List<Vial> of(SiteCode site);

    /** Whether the site has received a vial of the same lot, in large letters or small, and the same contents; keeps the next receipt of that lot waiting until the transaction ends. */
    boolean hasSame(ReceiveStock received);

    /** @throws org.chairside.kit.problem.StaleVersion if another has changed it since {@code before} was read */
    void save(@Nullable Vial before, Vial after);
}
