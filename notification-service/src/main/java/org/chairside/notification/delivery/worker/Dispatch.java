package org.chairside.notification.delivery.worker;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.MessageProvider;
import org.chairside.notification.delivery.MessageProvider.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a letter to the provider and has an answer before the deadline, whatever the provider does. */
@Component
class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final MessageProvider provider;
    private final DeliveryProperties properties;

    Dispatch(MessageProvider provider, DeliveryProperties properties) {
        this.provider = provider;
        this.properties = properties;
    }

    /** A provider that breaks, or that is late, has said nothing of the letter. */
    Answer send(Letter letter) {
        var call = new FutureTask<>(() -> provider.send(letter));
        Thread.ofVirtual().name("letter").start(call);
        try {
            return call.get(properties.sendDeadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warn("the provider has said nothing of {} for {}", letter.intentId(), properties.sendDeadline());
        } catch (ExecutionException broken) {
            LOG.warn(
                    "the provider broke on {}: {}",
                    letter.intentId(),
                    String.valueOf(broken.getCause()).split(":", 2)[0]);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            // an interrupt closes the socket under a virtual thread: the call is over, and the letter goes no further
            call.cancel(true);
        }
        return new Answer.Unknown();
    }
}
