package busbar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Posts events of 1 KiB over kept-alive connections. */
final class Generator {
    private static final String EVENT = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"app-17\","
            + "\"type\":\"order.created\",\"datacontenttype\":\"application/json\","
            + "\"data\":{\"amount\":42,\"words\":\"%s\"}}";
    private static final String WORDS = "x".repeat(860);
    private static final AtomicLong NUMBER = new AtomicLong();
    private final int port;
    private final String head;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** @param head request line and headers, without the content's length */
    Generator(int port, String head) {
        this.port = port;
        this.head = head;
    }

    long sent() {
        return sent.get();
    }

    long refused() {
        return refused.get();
    }

    /** Each connection posts the next event when the last was answered. */
    void closedLoop(int connections, double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        run(connections, wire -> {
            while (System.nanoTime() < end) {
                post(wire);
            }
        });
    }

    /** Events at a pace, spread over connections; one that is late posts at once, its wait counts. */
    void openLoop(int connections, int perSecond, double seconds) throws InterruptedException {
        long start = System.nanoTime();
        long gap = 1_000_000_000L / perSecond;
        AtomicLong next = new AtomicLong();
        long all = (long) (perSecond * seconds);
        run(connections, wire -> {
            for (long n = next.getAndIncrement(); n < all; n = next.getAndIncrement()) {
                long at = start + n * gap;
                while (System.nanoTime() < at) {
                    LockSupport.parkNanos(at - System.nanoTime());
                }
                post(wire, at);
            }
        });
    }

    private interface Work {
        void on(Wire wire) throws IOException;
    }

    private void run(int connections, Work work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try (Wire wire = Wire.to(port)) {
                    work.on(wire);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void post(Wire wire) throws IOException {
        post(wire, System.nanoTime());
    }

    private void post(Wire wire, long nanos) throws IOException {
        String id = "%016x-%08x".formatted(nanos, NUMBER.incrementAndGet());
        String body = EVENT.formatted(id, WORDS);
        wire.send((head + "content-length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        Wire.Message answer = wire.receive();
        if (answer.isGood()) {
            sent.incrementAndGet();
        } else if (refused.incrementAndGet() == 1) {
            System.err.println("refused: " + answer.first() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }
}
