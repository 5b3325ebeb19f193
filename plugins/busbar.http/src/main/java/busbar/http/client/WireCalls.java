package busbar.http.client;

import busbar.api.AccessKey;
import busbar.api.BusException;
import busbar.http.wire.Paths;
import busbar.http.wire.WireError;
import busbar.http.wire.WireJson;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Signed calls of one bus service. Every trouble becomes a {@link BusException}. */
final class WireCalls implements AutoCloseable {
    static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30); // three heartbeats of a live feed
    private static final Duration CALL_MAX = Duration.ofSeconds(60);
    private static final byte[] NO_BODY = {};
    private final HttpUrl base;
    private final OkHttpClient client;
    private final OkHttpClient feeds;
    private volatile boolean closed;

    WireCalls(HttpUrl base, AccessKey key) {
        this.base = base;
        this.client = new OkHttpClient.Builder().addInterceptor(new RequestSigner(key, Clock.systemUTC()))
                .connectTimeout(CONNECT_MAX).readTimeout(SILENCE_MAX).writeTimeout(SILENCE_MAX).callTimeout(CALL_MAX)
                .connectionPool(new ConnectionPool()).followRedirects(false).build();
        this.feeds = client.newBuilder().callTimeout(Duration.ZERO).build();
    }

    /** A request to be. An address is a path with the values for its {@code {names}} in their order. */
    record Call(String method, String path, Map<String, String> query, MediaType type, byte[] body) {

        static Call get(String path, String... names) {
            return new Call("GET", filled(path, names), Map.of(), JSON, NO_BODY);
        }

        static Call delete(String path, String... names) {
            return new Call("DELETE", filled(path, names), Map.of(), JSON, NO_BODY);
        }

        static Call post(Object body, String path, String... names) {
            return new Call("POST", filled(path, names), Map.of(), JSON, WireJson.write(body));
        }

        static Call put(Object body, String path, String... names) {
            return new Call("PUT", filled(path, names), Map.of(), JSON, WireJson.write(body));
        }

        static Call post(MediaType type, byte[] body, String path, String... names) {
            return new Call("POST", filled(path, names), Map.of(), type, body);
        }

        Call with(Map<String, String> parameters) {
            return new Call(method, path, parameters, type, body);
        }

        private static String filled(String path, String... names) {
            String full = path;
            for (String name : names) {
                checkSegment(name);
                String segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
                full = full.replaceFirst("\\{\\w+}", java.util.regex.Matcher.quoteReplacement(segment));
            }
            return full;
        }

        /** What would change the path instead of filling it names nothing at the other end either. */
        private static void checkSegment(String name) {
            if (name.isBlank() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
                throw new BusException.NotFound("NameNotExist",
                        "Nothing is called `%s`; give the name of a bus or a rule.".formatted(name));
            }
        }
    }

    /** What came back, read to its end. */
    record Reply(int status, byte[] body) {
    }

    <T> T ask(Call call, String actor, Class<T> form) {
        return read(call, exchange(call, actor).body(), body -> WireJson.readAnswer(body, form));
    }

    <T> T ask(Call call, String actor, TypeReference<T> form) {
        return read(call, exchange(call, actor).body(), body -> WireJson.readAnswer(body, form));
    }

    void tell(Call call, String actor) {
        exchange(call, actor);
    }

    /** The reply where it is a good one.
     *
     *  @throws BusException as it was thrown at the other end, or Unreachable */
    Reply exchange(Call call, String actor) {
        Reply reply = reply(call, actor);
        if (reply.status() >= 200 && reply.status() < 300) {
            return reply;
        }
        throw problem(reply);
    }

    /** The reply whatever its status. */
    Reply reply(Call call, String actor) {
        try (Response response = client.newCall(request(call, actor)).execute()) {
            return new Reply(response.code(), response.body().bytes());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** A response that goes on. Closing it from any thread makes its reader fail. */
    record Stream(okhttp3.Call call, Response response) implements AutoCloseable {

        BufferedSource source() {
            return response.body().source();
        }

        @Override
        public void close() {
            call.cancel();
        }
    }

    /** Opens a response that stays open, its status 200; the caller closes it. */
    Stream stream(Call call, String actor) {
        try {
            okhttp3.Call running = feeds.newCall(request(call, actor));
            Response response = running.execute();
            if (response.code() == 200) {
                return new Stream(running, response);
            }
            try (response) {
                throw problem(new Reply(response.code(), response.body().bytes()));
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    BusException problem(Reply reply) {
        try {
            WireError error = WireJson.readAnswer(reply.body(), WireError.class);
            return error.problem(reply.status());
        } catch (IOException e) {
            return new BusException.Unreachable(("What answers at %s is no bus service: status %d. "
                    + "Check the address, and proxies on the way to it.").formatted(base, reply.status()), e);
        }
    }

    BusException unreachable(IOException e) {
        return new BusException.Unreachable("The bus service at %s did not answer (%s). %s".formatted(base,
                e.getMessage(), advice(e)), e);
    }

    private static String advice(IOException e) {
        return switch (e) {
            case java.net.UnknownHostException x -> "Check the name of the host.";
            case java.net.ConnectException x -> "Check host and port, and that the service runs.";
            case java.io.InterruptedIOException x -> "It may be busy; look at it and try again.";
            case javax.net.ssl.SSLException x -> "Check that it speaks HTTPS and that its certificate is trusted.";
            default -> "Check the network and try again.";
        };
    }

    private interface Reading<T> {
        T from(byte[] body) throws IOException;
    }

    private <T> T read(Call call, byte[] body, Reading<T> reading) {
        try {
            return reading.from(body);
        } catch (IOException e) {
            throw new BusException.Unreachable(("The answer of %s at %s is not understood: %s. The service may be of "
                    + "another version; look at its log.").formatted(base, call.path(), e.getMessage()), e);
        }
    }

    private Request request(Call call, String actor) {
        if (closed) {
            throw new BusException.Unreachable("The connection to %s was closed; open it again.".formatted(base), null);
        }
        HttpUrl.Builder url = base.newBuilder().encodedPath(call.path());
        call.query().forEach(url::addQueryParameter);
        boolean bodiless = call.method().equals("GET") || call.method().equals("DELETE");
        Request.Builder request = new Request.Builder().url(url.build())
                .method(call.method(), bodiless ? null : new OnceBody(call.type(), call.body()));
        if (!actor.isEmpty()) {
            request.header(Paths.ACTOR_HEADER, URLEncoder.encode(actor, StandardCharsets.UTF_8));
        }
        return request.build();
    }

    boolean areClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
