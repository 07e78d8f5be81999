package org.chairside.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback for somebody who starts soon. */
public final class FreePorts {

    /** Below those that systems hand out by themselves: a connection somewhere on the machine never takes one of them. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_767;

    private FreePorts() {}

    /**
     * Different ports that nobody holds. They are held together until all are found, so that none comes twice.
     *
     * @throws IOException if so many are not free
     */
    public static int[] some(int count) throws IOException {
        var held = new ArrayDeque<ServerSocket>();
        try {
            for (var tries = 0; held.size() < count; tries++) {
                take(ThreadLocalRandom.current().nextInt(FIRST, LAST + 1), held, tries);
            }
            return held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    private static void take(int port, Deque<ServerSocket> held, int tries) throws IOException {
        try {
            held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            if (tries > 1_000) {
                throw taken;
            }
        }
    }
}
