package busbar.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Targets that outlive the engine that is killed; each path behaves in its own way. */
final class KillTargets implements AutoCloseable {
    private static final int SEQUENCE_FAILS_EVERY = 150;
    final Set<String> healthy = ConcurrentHashMap.newKeySet();
    final Set<String> flaky = ConcurrentHashMap.newKeySet();
    final List<String> ordered = new CopyOnWriteArrayList<>();
    private final Set<String> orderedSeen = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    KillTargets() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("X-Busbar-Event-Id");
        int attempt = Integer.parseInt(exchange.getRequestHeaders().getFirst("X-Busbar-Attempt"));
        exchange.sendResponseHeaders(status(exchange.getRequestURI().getPath(), id, attempt), -1);
        exchange.close();
    }

    private int status(String path, String id, int attempt) {
        return switch (path) {
            case "/healthy" -> takes(healthy, id);
            case "/flaky" -> attempt == 1 && id.hashCode() % 4 == 0 ? 500 : takes(flaky, id);
            case "/ordered" -> attempt == 1 && id.hashCode() % SEQUENCE_FAILS_EVERY == 0 ? 500 : inOrder(id);
            case "/steady" -> inOrder(id);
            default -> 400;
        };
    }

    private static int takes(Set<String> into, String id) {
        into.add(id);
        return 200;
    }

    private int inOrder(String id) {
        if (orderedSeen.add(id)) {
            ordered.add(id);
        }
        return 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
