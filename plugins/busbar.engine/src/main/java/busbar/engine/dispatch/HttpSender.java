package busbar.engine.dispatch;

import busbar.api.deadletter.ErrorClass;
import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Destination;
import busbar.api.transform.Transformed;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Sends events as HTTP requests. */
public final class HttpSender implements AutoCloseable {
    private static final int CONNECTIONS_IDLE_MAX = 64;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    private static final long ANSWER_BYTES_MAX = 4_096; // read of an answer; the rest is not waited for
    private static final long REST_BYTES_MAX = 64 << 10;
    private static final long REST_MILLIS_MAX = 100;
    private static final int TOO_MANY = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final Connection NO_CONNECTION = Connection.of("none", new Authorization.None());
    private final OkHttpClient client;
    private final Addresses addresses;
    private final Clock clock;
    private final Connections connections;
    private final Tokens tokens;
    private final HttpRequests requests;
    private final Pace pace = new Pace();

    /** Knows connections, secrets included. */
    @FunctionalInterface
    public interface Connections {
        Optional<Connection> find(String name);
    }

    public HttpSender(boolean privateAllowed, Connections connections, Clock clock) {
        this.connections = connections;
        this.addresses = new Addresses(privateAllowed);
        this.clock = clock;
        this.client = new OkHttpClient.Builder().dns(addresses).protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(CONNECTIONS_IDLE_MAX, 1, TimeUnit.MINUTES))
                .followRedirects(false).connectTimeout(CONNECT_MAX).readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO).retryOnConnectionFailure(true).build();
        this.tokens = new Tokens(client, addresses, clock);
        this.requests = new HttpRequests(tokens);
    }

    Answer send(Delivery delivery, Destination.Http to, Transformed body) {
        Optional<Connection> connection = connection(to);
        if (connection.isEmpty()) {
            return new Answer.Refused(Failure.permanent(ErrorClass.CONFIGURATION,
                    "There is no connection `%s`. Create it, or change the target.".formatted(to.connection())));
        }
        try {
            pace.await(delivery.event().bus().number(), delivery.rule(), delivery.target(), to.perSecondMax());
            Answer first = exchange(delivery, to, connection.get(), body);
            return tokenWasRefused(first, connection.get()) ? exchange(delivery, to, connection.get(), body) : first;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Refused(Failure.passing(ErrorClass.CONNECTION, "The engine ended before the request."));
        }
    }

    private Optional<Connection> connection(Destination.Http to) {
        return to.connection().isEmpty() ? Optional.of(NO_CONNECTION) : connections.find(to.connection());
    }

    /** An old token is forgotten, so that the same attempt is made once more with a new one. */
    private boolean tokenWasRefused(Answer answer, Connection connection) {
        boolean refused = connection.authorization() instanceof Authorization.ClientCredentials
                && answer instanceof Answer.Refused(Failure why)
                && (why.answer().startsWith("[401]") || why.answer().startsWith("[407]"));
        if (refused && connection.authorization() instanceof Authorization.ClientCredentials credentials) {
            tokens.forget(credentials);
        }
        return refused;
    }

    private Answer exchange(Delivery delivery, Destination.Http to, Connection connection, Transformed body) {
        try {
            Request request = requests.of(delivery, to, connection, body);
            addresses.checkLiteral(request.url().host());
            Call call = client.newCall(request);
            call.timeout().timeout(to.timeout().toMillis(), TimeUnit.MILLISECONDS);
            try (Response response = call.execute()) {
                Answer answer = answer(response);
                if (saysMore(response)) {
                    call.cancel();
                }
                return answer;
            }
        } catch (Addresses.Refused e) {
            return new Answer.Refused(Failure.permanent(ErrorClass.DENIED, e.getMessage()));
        } catch (InterruptedIOException e) {
            return new Answer.Refused(Failure.passing(ErrorClass.TIMEOUT,
                    "No answer within %d ms.".formatted(to.timeout().toMillis())));
        } catch (IOException e) {
            return new Answer.Refused(Failure.passing(ErrorClass.CONNECTION, reason(e)));
        } catch (IllegalArgumentException e) {
            return new Answer.Refused(Failure.permanent(ErrorClass.CONFIGURATION, reason(e)));
        }
    }

    private Answer answer(Response response) {
        String status = ("[" + response.code() + "] " + response.message()).strip();
        if (response.isSuccessful()) {
            return new Answer.Took(status);
        }
        String words = status + words(response);
        int code = response.code();
        if (code == TOO_MANY || code >= 500) {
            return new Answer.Refused(later(code == TOO_MANY ? ErrorClass.THROTTLED : ErrorClass.SERVER_ERROR, words,
                    pause(response)));
        }
        return new Answer.Refused(code == REQUEST_TIMEOUT ? Failure.passing(ErrorClass.TIMEOUT, words)
                : Failure.permanent(ErrorClass.CLIENT_ERROR, words));
    }

    /** A pause below zero means never again (Amazon EventBridge, "API destinations"). */
    private static Failure later(ErrorClass why, String words, Optional<Duration> pause) {
        return pause.filter(Duration::isNegative).isPresent() ? Failure.permanent(ErrorClass.DENIED,
                "The target asked not to be tried again, its Retry-After is negative: " + words)
                : new Failure(why, words, false, pause);
    }

    private Optional<Duration> pause(Response response) {
        return Optional.ofNullable(response.header("Retry-After")).flatMap(h -> RetryAfter.read(h, clock.instant()));
    }

    private static String words(Response response) {
        try {
            String words = response.peekBody(ANSWER_BYTES_MAX).string().strip();
            return words.isEmpty() ? "" : "\n" + words;
        } catch (IOException e) {
            return "\n(the answer broke off: " + reason(e) + ")";
        }
    }

    /** Whether the rest of an answer is not worth the connection: the client would read it for 100 ms to keep that. */
    private static boolean saysMore(Response response) {
        BufferedSource rest = response.body().source();
        rest.timeout().deadline(REST_MILLIS_MAX, TimeUnit.MILLISECONDS);
        try {
            return rest.request(REST_BYTES_MAX);
        } catch (IOException e) {
            return true;
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
