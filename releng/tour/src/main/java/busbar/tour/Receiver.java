package busbar.tour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The operator's target: a real HTTP server that keeps what it gets and answers with the status of the hour. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver open() {
        try {
            Receiver receiver =
                    new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.server.createContext("/", receiver::answer);
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        (status < 300 ? taken : refused).add(body);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/orders";
    }

    void answerWith(int code) {
        status = code;
    }

    long taken(String text) {
        return taken.stream().filter(body -> body.contains(text)).count();
    }

    long refused(String text) {
        return refused.stream().filter(body -> body.contains(text)).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
