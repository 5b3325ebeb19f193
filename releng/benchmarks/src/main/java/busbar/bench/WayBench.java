package busbar.bench;

import busbar.api.AccessKey;
import busbar.api.BusGateway;
import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.model.Secret;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.engine.Engine;
import busbar.engine.EngineOptions;
import busbar.http.server.HttpGateway;
import busbar.http.wire.AliyunSignature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** HTTP in, rules, HTTP out, beside a relay that only takes and sends; generator and sink on the same machine. */
final class WayBench {
    private static final int CONNECTIONS = 32;
    private static final int TARGET_CONCURRENCY = 32;
    private static final AccessKey KEY = new AccessKey("bench", new Secret("bench-secret"), Role.ADMIN);
    private static final long DRAIN_NANOS = 60_000_000_000L;
    private final Path folder;
    private final double seconds;

    WayBench(Path folder, double seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    /** @return events a second */
    double run(int rules) throws Exception {
        try (Sink sink = new Sink();
                Engine engine = Engine.open(new EngineOptions(folder.resolve("way-" + rules), Limits.UNLIMITED, true,
                        "bench"))) {
            BusService service = engine.service("bench", Role.ADMIN);
            service.createBus("orders", "");
            for (int i = 0; i < rules; i++) {
                int source = i == 0 ? 17 : 1_000 + i;
                service.createRule(EventRule.draft("orders", "rule-" + i, "{\"source\":[\"app-%d\"]}".formatted(source),
                        List.of(target(sink.port()))));
            }
            try (BusGateway.Open gateway = new HttpGateway().open(service, "127.0.0.1", 0, List.of(KEY))) {
                int port = gateway.address().getPort();
                double way = rate(port, head("/busbar/v1/buses/orders/events"), sink, "%,5d rules".formatted(rules));
                latency(port, sink);
                return way;
            }
        }
    }

    double relay() throws Exception {
        try (Sink sink = new Sink(); Sink relay = new Sink(() -> forward(Wire.to(sink.port())))) {
            return rate(relay.port(), "POST / HTTP/1.1\r\nhost: relay\r\n", sink, "bare relay");
        }
    }

    private static Sink.Target forward(Wire out) {
        return body -> {
            out.send(("POST / HTTP/1.1\r\nhost: sink\r\ncontent-length: " + body.length + "\r\n\r\n").getBytes());
            out.send(body);
            out.receive();
        };
    }

    private double rate(int port, String head, Sink sink, String name) throws Exception {
        new Generator(port, head).closedLoop(CONNECTIONS, seconds); // warm
        drain(sink, sink.taken());
        sink.latencies();
        long before = sink.taken();
        Generator generator = new Generator(port, head);
        long start = System.nanoTime();
        generator.closedLoop(CONNECTIONS, seconds);
        double taking = (System.nanoTime() - start) / 1e9;
        long missing = drain(sink, before + generator.sent());
        double all = (System.nanoTime() - start) / 1e9;
        System.out.printf("  %s: %,7.0f acknowledged/s, %,7.0f delivered/s, %d refused, %d undelivered, %s%n", name,
                generator.sent() / taking, generator.sent() / all, generator.refused(), missing,
                percentiles(sink.latencies()));
        return generator.sent() / all;
    }

    private static long drain(Sink sink, long until) throws InterruptedException {
        long end = System.nanoTime() + DRAIN_NANOS;
        long last = -1;
        while ((sink.taken() < until || sink.taken() != last) && System.nanoTime() < end) {
            last = sink.taken();
            Thread.sleep(last < until ? 5 : 100);
        }
        return Math.max(0, until - sink.taken());
    }

    private void latency(int port, Sink sink) throws Exception {
        Generator generator = new Generator(port, head("/busbar/v1/buses/orders/events"));
        generator.openLoop(8, 500, seconds);
        drain(sink, sink.taken());
        sink.latencies();
        generator.openLoop(8, 500, seconds * 2);
        Thread.sleep(300);
        System.out.printf("    at 500/s: %s (bars: p50 2 ms, p99 25 ms)%n", percentiles(sink.latencies()));
    }

    private static String percentiles(Histogram micros) {
        return "p50 %.1f ms, p99 %.1f ms".formatted(micros.getValueAtPercentile(50) / 1_000.0,
                micros.getValueAtPercentile(99) / 1_000.0);
    }

    private static EventTarget target(int port) {
        EventTarget target = EventTarget.of("t", new Destination.Http(URI.create("http://127.0.0.1:" + port + "/"),
                "POST", Map.of(), Duration.ofSeconds(30)));
        return new EventTarget(target.id(), target.destination(), target.params(), target.retry(), target.tolerance(),
                target.deadLetterBus(), TARGET_CONCURRENCY);
    }

    /** Signed once: the signature covers neither body nor id. */
    private static String head(String path) throws IOException {
        Map<String, String> headers = new TreeMap<>(Map.of("content-type", "application/cloudevents+json",
                "date", DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC).format(Instant.now()),
                "x-acs-signature-method", "HMAC-SHA1", "x-acs-signature-version", "1.0", "x-acs-signature-nonce",
                "bench"));
        String authorization = AliyunSignature.authorization(KEY.id(), KEY.secret(),
                new AliyunSignature.Signed("POST", path, Map.of(), headers));
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nhost: bench\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("authorization: ").append(authorization).append("\r\n").toString();
    }
}
