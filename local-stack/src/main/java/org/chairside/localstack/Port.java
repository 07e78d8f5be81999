package org.chairside.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port on loopback and the environment variable that moves it. */
record Port(String owner, String variable, int number) {

    static Port of(String owner, String variable, int standard) {
        var chosen = System.getenv(variable);
        try {
            return new Port(owner, variable, chosen == null ? standard : Integer.parseInt(chosen));
        } catch (NumberFormatException notANumber) {
            throw new Trouble(variable + " is not a port number: " + chosen + ".", notANumber);
        }
    }

    void requireFree() {
        try (var socket = new ServerSocket()) {
            socket.bind(address());
        } catch (IOException taken) {
            throw new Trouble(
                    "Port " + number + " (" + owner + ") is in use by another program: end that program, or set "
                            + variable + " to another port.",
                    taken);
        }
    }

    String text() {
        return Integer.toString(number);
    }

    boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(address(), 500);
            return true;
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
    }
}
