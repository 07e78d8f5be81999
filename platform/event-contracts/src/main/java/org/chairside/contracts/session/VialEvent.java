package org.chairside.contracts.session;

import org.chairside.contracts.VialId;

/** A fact of the drug ledger; stream {@code vial/<id>}; micrograms, integers only. */
public sealed interface VialEvent permits StockReceived, DrugDrawn, DrugAdministered, DrugWasted {

    VialId vialId();
}
