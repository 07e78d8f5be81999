package org.chairside.journal.spring;

import org.chairside.journal.kafka.WatermarkListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Listens for watermarks while the service runs. */
final class WatermarkThread implements SmartLifecycle {

    private final WatermarkListener listener;
    private @Nullable Thread thread;

    WatermarkThread(WatermarkListener listener) {
        this.listener = listener;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("chairside-watermarks").daemon().start(listener);
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
