package org.chairside.journal.spring;

import java.util.Objects;
import java.util.function.Consumer;
import org.chairside.journal.knowledge.CredibleWatermark;
import org.chairside.journal.knowledge.WatermarkBook;
import org.chairside.journal.relay.Watermark;
import org.chairside.journal.watch.JournalMeters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes what can be believed into the book; of the rest it raises the alarm. A genuine watermark that was lost is replaced at once. */
final class WatermarkHearing implements Consumer<byte[]> {

    /** The reason under which security alarms are counted. */
    static final String FORGED = "watermark-forgery";

    private static final Logger log = LoggerFactory.getLogger(WatermarkHearing.class);

    private final JsonMapper json = JsonMapper.shared();
    private final WatermarkBook book;
    private final CredibleWatermark credible;
    private final JournalMeters meters;

    WatermarkHearing(WatermarkBook book, CredibleWatermark credible, JournalMeters meters) {
        this.book = book;
        this.credible = credible;
        this.meters = meters;
    }

    @Override
    public void accept(byte[] value) {
        if (CredibleWatermark.isTooLarge(value)) {
            reject("of more than 64 KiB");
            return;
        }
        Watermark heard = read(value);
        credible.objection(heard).ifPresentOrElse(this::reject, () -> book.hear(Objects.requireNonNull(heard)));
    }

    /** Null if it is none. */
    private @Nullable Watermark read(byte[] value) {
        try {
            return json.readValue(value, Watermark.class);
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private void reject(String objection) {
        meters.securityAlarm(FORGED);
        log.error("SECURITY: {}: a watermark {} was not believed", FORGED, objection);
    }
}
