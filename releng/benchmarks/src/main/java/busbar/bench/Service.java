package busbar.bench;

import busbar.api.AccessKey;
import busbar.api.BusService;
import busbar.api.Role;
import busbar.api.model.Destination;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Secret;
import busbar.headless.Main;
import busbar.http.client.HttpConnector;
import busbar.http.wire.AliyunSignature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The headless service in a process of its own, with a bus that has some rules. */
final class Service implements AutoCloseable {
    static final String BUS = "orders";
    private static final int TARGET_CONCURRENCY = 32;
    /** As the product has it, in half the memory. */
    private static final List<String> JVM = List.of("-Xms64m", "-Xmx512m", "-XX:GCTimeRatio=49",
            "-XX:G1PeriodicGCInterval=300000", "-XX:+ExitOnOutOfMemoryError");
    private static final AccessKey KEY = new AccessKey("bench", new Secret("bench-secret"), Role.ADMIN);
    private static final String PATH = "/busbar/v1/buses/" + BUS + "/events";
    private final Program program;
    private final BusService bus;

    private Service(Program program, BusService bus) {
        this.program = program;
        this.bus = bus;
    }

    static Service start(Path folder) throws IOException {
        return start(folder, JVM);
    }

    /** @param jvm arguments of its JVM */
    static Service start(Path folder, List<String> jvm) throws IOException {
        Files.createDirectories(folder);
        Path keys = folder.resolve("keys.json");
        Files.writeString(keys, "{\"accessKeys\":[{\"id\":\"%s\",\"secret\":\"%s\",\"role\":\"admin\"}]}"
                .formatted(KEY.id(), KEY.secret().value()));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        Program program = Program.start(jvm, folder.resolve("service.log"), Main.class.getName(), "--data",
                folder.resolve("data").toString(), "--listen", "127.0.0.1:0", "--credentials", keys.toString(),
                "--allow-private-targets", "--limits", "unlimited");
        return new Service(program, new HttpConnector().connect(URI.create("http://127.0.0.1:" + program.port()),
                Optional.of(KEY)));
    }

    /** Makes the bus with rules of which one wants the generator's events.
     *
     *  @param targets of that rule, all at the sink */
    void define(int rules, int targets, int sinkPort) {
        bus.createBus(BUS, "");
        for (int i = 0; i < rules; i++) {
            int source = i == 0 ? 17 : 1_000 + i;
            int wanted = i == 0 ? targets : 1;
            bus.createRule(EventRule.draft(BUS, "rule-" + i, "{\"source\":[\"app-%d\"]}".formatted(source),
                    IntStream.range(0, wanted).mapToObj(n -> target("t" + n, sinkPort)).toList()));
        }
    }

    private static EventTarget target(String id, int port) {
        EventTarget target = EventTarget.of(id, new Destination.Http(URI.create("http://127.0.0.1:" + port + "/"),
                "POST", Map.of(), Duration.ofSeconds(30)));
        return new EventTarget(target.id(), target.destination(), target.params(), target.retry(), target.tolerance(),
                target.deadLetterBus(), TARGET_CONCURRENCY);
    }

    Program program() {
        return program;
    }

    BusService bus() {
        return bus;
    }

    /** Request line and headers of a put, signed now: the signature covers neither body nor id. */
    static String head() {
        Map<String, String> headers = new TreeMap<>(Map.of("content-type", "application/cloudevents+json",
                "date", DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC).format(Instant.now()),
                "x-acs-signature-method", "HMAC-SHA1", "x-acs-signature-version", "1.0", "x-acs-signature-nonce",
                "bench"));
        String authorization = AliyunSignature.authorization(KEY.id(), KEY.secret(),
                new AliyunSignature.Signed("POST", PATH, Map.of(), headers));
        StringBuilder head = new StringBuilder("POST " + PATH + " HTTP/1.1\r\nhost: bench\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("authorization: ").append(authorization).append("\r\n").toString();
    }

    @Override
    public void close() throws IOException {
        bus.close();
        program.close();
    }
}
