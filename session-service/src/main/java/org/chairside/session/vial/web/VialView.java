package org.chairside.session.vial.web;

import java.time.LocalDate;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.VialId;
import org.chairside.session.vial.Draw;
import org.chairside.session.vial.Vial;

/** A vial as the API shows it; micrograms. */
record VialView(
        VialId id,
        int version,
        SiteCode site,
        String drug,
        String lot,
        LocalDate expiresOn,
        int concentrationMicrogramsPerMl,
        long received,
        long onHand,
        long drawn,
        long given,
        long wasted) {

    static VialView of(Vial vial) {
        var draws = vial.draws().values();
        return new VialView(
                vial.id(),
                vial.version(),
                vial.site(),
                vial.drug(),
                vial.lot(),
                vial.expiresOn(),
                vial.concentrationMicrogramsPerMl(),
                vial.received(),
                vial.onHand(),
                draws.stream().mapToLong(Draw::drawn).sum(),
                draws.stream().mapToLong(Draw::given).sum(),
                draws.stream().mapToLong(Draw::wasted).sum());
    }
}
