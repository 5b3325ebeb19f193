package busbar.http;

import busbar.api.BusService;
import busbar.api.TraceFeed;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real engine over a folder of its own, both gone after the test. Who follows its trace is known here, so that a
 *  test can make that trace lag and break as no healthy engine does. */
public final class TestEngine implements AfterEachCallback {
    private final Path folder = folder();
    private final BusService engine = Engines.open(folder);
    private final BusService service = watched(engine);
    private final List<TraceFeed.Listener> followers = new CopyOnWriteArrayList<>();

    public BusService service() {
        return service;
    }

    public int followers() {
        return followers.size();
    }

    /** Tells all followers of a break. */
    public void breakFeeds(String message, boolean ended) {
        followers.forEach(f -> f.interrupted(message, ended));
    }

    /** Sends steps 1 to {@code count} down all feeds as fast as it can. */
    public void flood(int count) {
        for (int i = 1; i <= count; i++) {
            TraceStep step = new TraceStep(i, "orders", "e" + i, "shop", "order.placed", Instant.EPOCH,
                    TraceAction.RECEIVED, "", "", 0, "", "", Duration.ZERO);
            followers.forEach(f -> f.steps(List.of(step), 0));
        }
    }

    private BusService watched(BusService real) {
        return (BusService) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {BusService.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "follow" -> follow(real, (TraceFilter) given[0], (TraceFeed.Listener) given[1]);
                    case "as" -> watched(real.as((String) given[0]));
                    default -> call(real, method, given);
                });
    }

    private TraceFeed follow(BusService real, TraceFilter filter, TraceFeed.Listener listener) {
        TraceFeed feed = real.follow(filter, listener);
        followers.add(listener);
        return () -> {
            followers.remove(listener);
            feed.close();
        };
    }

    private static Object call(BusService real, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("busbar-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        engine.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
