package busbar.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Takes requests and sends each on before it answers; nothing else. Its own process. */
public final class Relay {
    static final String SOCKETS = "sockets";
    static final String LIBRARIES = "libraries";
    private static final int CARRIERS_MAX = 16;
    private static final int CONNECTIONS_IDLE_MAX = 64;

    private Relay() {
    }

    /** @param arguments what it is made of, and the port that it sends to */
    public static void main(String[] arguments) throws Exception {
        int to = Integer.parseInt(arguments[1]);
        int port = arguments[0].equals(SOCKETS) ? overSockets(to) : withLibraries(to);
        System.out.println("relay ready http://127.0.0.1:" + port);
        Thread.currentThread().join();
    }

    private static int overSockets(int to) throws IOException {
        return new Sink(() -> forward(Wire.to(to))).port();
    }

    private static Sink.Target forward(Wire out) {
        return body -> {
            out.send(("POST / HTTP/1.1\r\nhost: sink\r\ncontent-length: " + body.length + "\r\n\r\n").getBytes());
            out.send(body);
            out.receive();
        };
    }

    /** The server and the client of the product, set up as the product does. */
    private static int withLibraries(int to) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1)).followRedirects(false)
                .connectionPool(new ConnectionPool(CONNECTIONS_IDLE_MAX, 1, TimeUnit.MINUTES))
                .readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO).build();
        String address = "http://127.0.0.1:" + to + "/";
        QueuedThreadPool threads = new QueuedThreadPool(CARRIERS_MAX);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 2, new HttpConnectionFactory());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Forward(client, address));
        server.start();
        return connector.getLocalPort();
    }

    private static final class Forward extends Handler.Abstract {
        private final OkHttpClient client;
        private final String address;

        Forward(OkHttpClient client, String address) {
            this.client = client;
            this.address = address;
        }

        @Override
        public boolean handle(org.eclipse.jetty.server.Request in, Response out, Callback callback) throws Exception {
            byte[] body = Content.Source.asInputStream(in).readAllBytes();
            Request request = new Request.Builder().url(address).post(RequestBody.create(body)).build();
            try (okhttp3.Response answer = client.newCall(request).execute()) {
                out.setStatus(answer.code());
                out.getHeaders().put("content-length", 0);
            }
            callback.succeeded();
            return true;
        }
    }
}
