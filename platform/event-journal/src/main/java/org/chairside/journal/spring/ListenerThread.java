package org.chairside.journal.spring;

import org.chairside.journal.kafka.WatermarkListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Listens to a topic while the service runs. */
final class ListenerThread implements SmartLifecycle {

    private final WatermarkListener listener;
    private @Nullable Thread thread;

    ListenerThread(WatermarkListener listener) {
        this.listener = listener;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("chairside-listener").daemon().start(listener);
    }

    @Override
    public void stop() {
        listener.close();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
