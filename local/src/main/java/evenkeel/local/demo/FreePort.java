package evenkeel.local.demo;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine that nobody listens on. */
final class FreePort {
    private static final int TRIES = 100;

    private FreePort() {}

    static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Trouble(Code.SYS_PORT_TAKEN, "no free port", e);
        }
    }

    /** That one, or the next one that is free. */
    static int atOrAfter(int wanted) {
        for (int port = wanted; port < wanted + TRIES && port <= 65_535; port++) {
            if (isFree(port)) return port;
        }
        throw new Trouble(Code.SYS_PORT_TAKEN, "no free port from " + wanted + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
