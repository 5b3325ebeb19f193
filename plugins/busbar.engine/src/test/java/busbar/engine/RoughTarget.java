package busbar.engine;

import busbar.api.model.Destination;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A target on a bare socket, one request a connection, that breaks what HTTP promises. */
final class RoughTarget implements AutoCloseable {
    private static final int HUGE_BYTES = 10 << 20;
    private final ServerSocket server;
    private final Manner manner;
    final AtomicInteger requests = new AtomicInteger();

    enum Manner {
        CLOSES_UNHEARD, CLOSES_IN_THE_HEAD, CLOSES_IN_A_500, HUGE_500, HUGE_200, GARBAGE, SILENT
    }

    RoughTarget(Manner manner) {
        this.manner = manner;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    Destination.Http destination(Duration timeout) {
        return new Destination.Http(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), "POST", Map.of(),
                timeout);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            readHead(in);
            requests.incrementAndGet();
            answer(socket.getOutputStream());
        } catch (IOException e) {
            // the other side had enough
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int line = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n' && line == 0) {
                return;
            }
            line = c == '\n' ? 0 : c == '\r' ? line : line + 1;
        }
    }

    private void answer(OutputStream out) throws IOException {
        switch (manner) {
            case CLOSES_UNHEARD -> {
            }
            case CLOSES_IN_THE_HEAD -> write(out, "HTTP/1.1 200 O");
            case CLOSES_IN_A_500 -> write(out, "HTTP/1.1 500 Oh\r\nContent-Length: 1000\r\n\r\nbegun");
            case HUGE_500 -> huge(out, "HTTP/1.1 500 Oh\r\n");
            case HUGE_200 -> huge(out, "HTTP/1.1 200 OK\r\n");
            case GARBAGE -> write(out, "\u0000\u0001SSH-2.0-nothing of yours\r\n\r\n");
            case SILENT -> Waits.sleep(60_000);
        }
    }

    private static void huge(OutputStream out, String head) throws IOException {
        write(out, head + "Content-Length: " + HUGE_BYTES + "\r\n\r\n");
        byte[] part = new byte[64 << 10];
        java.util.Arrays.fill(part, (byte) 'x');
        for (int sent = 0; sent < HUGE_BYTES; sent += part.length) {
            out.write(part);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
