package busbar.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A target that behaves badly, in one way. */
final class BadTarget implements AutoCloseable {
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final byte[] PART = "x".repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
    private static final int HUGE_BYTES = 10 << 20;
    private final Manner manner;
    private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final AtomicLong requests = new AtomicLong();

    enum Manner {
        SLOW("takes 10 s for an answer"), DEAD("is not there"), BREAKS_OFF("closes in the middle of its answer"),
        HUGE("sends 10 MB back"), THROTTLES("answers 429 with Retry-After");

        final String words;

        Manner(String words) {
            this.words = words;
        }
    }

    BadTarget(Manner manner) throws IOException {
        this.manner = manner;
        if (manner == Manner.DEAD) {
            server.close(); // its port answers nobody from now on
        } else {
            Thread.ofPlatform().daemon().start(this::accept);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    long requests() {
        return requests.get();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (Wire wire = new Wire(socket)) {
            boolean kept = true;
            while (kept) {
                wire.receive();
                requests.incrementAndGet();
                kept = answer(wire, socket.getOutputStream());
            }
        } catch (IOException e) {
            // the other end is done
        }
    }

    /** @return whether the connection is kept */
    private boolean answer(Wire wire, OutputStream out) throws IOException {
        switch (manner) {
            case SLOW -> {
                LockSupport.parkNanos(SLOW.toNanos());
                wire.send(bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
            }
            case BREAKS_OFF -> wire.send(bytes("HTTP/1.1 500 Oh\r\nContent-Length: 1000\r\n\r\nbegun"));
            case HUGE -> {
                wire.send(bytes("HTTP/1.1 500 Oh\r\nContent-Length: " + HUGE_BYTES + "\r\n\r\n"));
                for (int sent = 0; sent < HUGE_BYTES; sent += PART.length) {
                    out.write(PART);
                }
            }
            case THROTTLES -> wire.send(bytes("HTTP/1.1 429 Slower\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"));
            case DEAD -> throw new IllegalStateException("nobody is there");
        }
        return manner != Manner.BREAKS_OFF;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
