package busbar.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A target that takes everything and measures how long each event was under way, from the time in its id. */
final class Sink implements AutoCloseable {
    private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ID = "\"id\":\"";
    private static final int NANOS_DIGITS = 16;
    private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final Target target;
    private final AtomicLong taken = new AtomicLong();
    private volatile Histogram micros = new ConcurrentHistogram(60_000_000L, 3);

    /** What is done with a request before it is answered. Each connection has one of its own. */
    interface Target {
        void took(byte[] body) throws IOException;
    }

    /** Makes what each connection has of its own. */
    interface Targets {
        Target next() throws IOException;
    }

    Sink() throws IOException {
        target = this::measure;
        Thread.ofPlatform().daemon().start(() -> accept(() -> target));
    }

    /** A relay in place of a sink: takes and sends on, nothing else. */
    Sink(Targets targets) throws IOException {
        target = body -> {
        };
        Thread.ofPlatform().daemon().start(() -> accept(targets));
    }

    int port() {
        return server.getLocalPort();
    }

    long taken() {
        return taken.get();
    }

    /** The latencies since the last call. */
    Histogram latencies() {
        Histogram done = micros;
        micros = new ConcurrentHistogram(60_000_000L, 3);
        return done;
    }

    private void accept(Targets targets) {
        while (true) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket, targets));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, Targets targets) {
        try (Wire wire = new Wire(socket)) {
            Target own = targets.next();
            while (true) {
                byte[] body = wire.receive().body();
                own.took(body);
                wire.send(OK);
            }
        } catch (IOException e) {
            // the other end is done
        }
    }

    private void measure(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 300), StandardCharsets.ISO_8859_1);
        int at = text.indexOf(ID) + ID.length();
        long sent = Long.parseUnsignedLong(text.substring(at, at + NANOS_DIGITS), 16);
        micros.recordValue(Math.clamp((System.nanoTime() - sent) / 1_000, 0, 60_000_000L));
        taken.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
