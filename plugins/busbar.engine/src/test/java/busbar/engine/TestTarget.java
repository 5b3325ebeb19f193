package busbar.engine;

import busbar.api.event.EventJson;
import busbar.api.model.Destination;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTP server that answers what a test says and keeps what it got. */
final class TestTarget implements AutoCloseable {
    private final HttpServer server;
    final List<String> bodies = new CopyOnWriteArrayList<>();
    final List<String> attempts = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    volatile Map<String, String> headers = Map.of();
    volatile long delayMillis;
    volatile String refusedAuthorization;
    volatile Headers lastHeaders;
    volatile String lastQuery;
    volatile String lastMethod;
    volatile URI lastUri; // as it came, encoded

    TestTarget() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        lastHeaders = exchange.getRequestHeaders();
        lastUri = exchange.getRequestURI();
        lastQuery = lastUri.getQuery();
        lastMethod = exchange.getRequestMethod();
        pause();
        if (refusedAuthorization != null
                && refusedAuthorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        int answer = status; // once: a test that saw the attempt may change it before the answer is out
        if (answer == 200) {
            bodies.add(body);
        }
        attempts.add(exchange.getRequestHeaders().getFirst("X-Busbar-Attempt"));
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] words = "said the target".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer, words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }

    private void pause() {
        try {
            Thread.sleep(delayMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of the events that it took, as they came. */
    List<String> ids() {
        return bodies.stream().map(body -> EventJson.read(body).id()).toList();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    Destination.Http destination() {
        return new Destination.Http(url(), "POST", Map.of(), Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
