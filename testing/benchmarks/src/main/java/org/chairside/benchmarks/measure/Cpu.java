package org.chairside.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has used how much CPU, from {@code /proc}; in ticks of 10 ms, so windows of seconds are needed. */
public final class Cpu {

    private static final double SECONDS_PER_TICK = 0.01;

    private final long database;
    private final long broker;
    private final long service;

    /** Process ids; the database's is its parent process, whose children count with it, also those that have ended. */
    public Cpu(long database, long broker) {
        this.database = database;
        this.broker = broker;
        this.service = ProcessHandle.current().pid();
    }

    /** CPU seconds since the start of each, and of the whole machine. */
    public record Usage(double database, double broker, double service, double machine, long nanos) {

        /** What was used since {@code before}. */
        public Usage since(Usage before) {
            return new Usage(
                    database - before.database,
                    broker - before.broker,
                    service - before.service,
                    machine - before.machine,
                    nanos - before.nanos);
        }

        /** The part of one core that processes outside the benchmark used. */
        public double foreign() {
            return Math.max(0, machine - database - broker - service) / (nanos / 1e9);
        }
    }

    public Usage now() {
        Map<Long, Stat> all = processes();
        double data = 0;
        for (var each : all.entrySet()) {
            if (each.getKey() == database) {
                data += each.getValue().own() + each.getValue().children();
            } else if (each.getValue().parent() == database) {
                data += each.getValue().own();
            }
        }
        return new Usage(
                data, own(all.get(broker)), own(all.get(service)), machine() * SECONDS_PER_TICK, System.nanoTime());
    }

    private static double own(@Nullable Stat stat) {
        if (stat == null) {
            throw new IllegalStateException("a process of the benchmark has ended");
        }
        return stat.own();
    }

    private record Stat(long parent, double own, double children) {}

    private static Map<Long, Stat> processes() {
        Map<Long, Stat> all = new HashMap<>();
        try (var entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path entry : entries) {
                Stat stat = stat(entry.resolve("stat"));
                if (stat != null) {
                    all.put(Long.parseLong(String.valueOf(entry.getFileName())), stat);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("CPU use is read from /proc", failure);
        }
        return all;
    }

    private static @Nullable Stat stat(Path file) {
        try {
            String line = Files.readString(file);
            // the second field, the name in parentheses, may hold anything
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return new Stat(Long.parseLong(fields[1]), seconds(fields, 11), seconds(fields, 13));
        } catch (IOException ended) {
            return null;
        }
    }

    private static double seconds(String[] fields, int from) {
        return (Long.parseLong(fields[from]) + Long.parseLong(fields[from + 1])) * SECONDS_PER_TICK;
    }

    /** All that was not idle or waiting for a disk, and what the hypervisor took. */
    private static double machine() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            String[] fields = lines.findFirst().orElseThrow().trim().split(" +", -1);
            double busy = 0;
            for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
                busy += Long.parseLong(fields[field]);
            }
            return busy;
        } catch (IOException failure) {
            throw new UncheckedIOException("CPU use is read from /proc", failure);
        }
    }

    /** Waits until others leave the machine alone for a second; after {@code patience} it goes on and the report shows who was there. */
    public void awaitQuiet(double foreignCores, long patienceNanos) throws InterruptedException {
        long deadline = System.nanoTime() + patienceNanos;
        Usage before = now();
        while (System.nanoTime() < deadline) {
            java.util.concurrent.TimeUnit.SECONDS.sleep(1);
            Usage after = now();
            if (after.since(before).foreign() <= foreignCores) {
                return;
            }
            before = after;
        }
    }
}
