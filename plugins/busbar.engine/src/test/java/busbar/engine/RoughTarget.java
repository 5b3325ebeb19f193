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
    private static final int HEAD_BYTES_MAX = 64 << 20; // of a head without end; far more than anyone should read
    private static final int DRIP_MILLIS = 20;
    private final ServerSocket server;
    private final Manner manner;
    final AtomicInteger requests = new AtomicInteger();

    enum Manner {
        CLOSES_UNHEARD, CLOSES_IN_THE_HEAD, CLOSES_IN_A_500, HUGE_500, HUGE_200, GARBAGE, SILENT,
        /** Takes the connection and not one byte of the request. */
        DEAF,
        /** A head of which a byte comes now and then. */
        DRIPS,
        /** A head that never ends. */
        ENDLESS_HEAD,
        /** A redirect to itself. */
        CIRCLE,
        /** Fewer bytes than its length says. */
        SAYS_LESS,
        /** More bytes than its length says, on a connection that is kept. */
        SAYS_MORE,
        /** No number for a length. */
        NO_NUMBER,
        /** Speaks no TLS where TLS is expected. */
        NO_TLS
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
        return new Destination.Http(url(), "POST", Map.of(), timeout);
    }

    URI url() {
        String scheme = manner == Manner.NO_TLS ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/");
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
            if (manner != Manner.NO_TLS && manner != Manner.DEAF) {
                readHead(in);
            }
            requests.incrementAndGet();
            answer(socket.getOutputStream());
            while (manner == Manner.SAYS_MORE) {
                readHead(in);
                requests.incrementAndGet();
                answer(socket.getOutputStream());
            }
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
            case SILENT, DEAF -> Waits.sleep(60_000);
            case DRIPS -> drip(out);
            case ENDLESS_HEAD -> endlessHead(out);
            case CIRCLE -> write(out, "HTTP/1.1 302 Found\r\nLocation: " + url() + "\r\nContent-Length: 0\r\n\r\n");
            case SAYS_LESS -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegun");
            case SAYS_MORE -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok, and one thing more\r\n");
            case NO_NUMBER -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nok");
            case NO_TLS -> write(out, "220 mail.example.com ESMTP\r\n".repeat(20));
        }
    }

    private static void drip(OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nX-Patience: ");
        while (true) {
            write(out, "x");
            Waits.sleep(DRIP_MILLIS);
        }
    }

    private static void endlessHead(OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\n");
        byte[] part = "X-Header: xxxxxxxxxxxxxxxxxxxx\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        for (int sent = 0; sent < HEAD_BYTES_MAX; sent += part.length) {
            out.write(part);
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
