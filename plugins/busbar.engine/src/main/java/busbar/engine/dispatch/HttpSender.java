package busbar.engine.dispatch;

import busbar.api.deadletter.ErrorClass;
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
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends events as HTTP requests. */
public final class HttpSender implements AutoCloseable {
    private static final int CONNECTIONS_IDLE_MAX = 64;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    private static final long ANSWER_BYTES_MAX = 4_096; // read of an answer; the rest is not waited for
    private static final int TOO_MANY = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private final OkHttpClient client;
    private final Addresses addresses;
    private final Clock clock;

    public HttpSender(boolean privateAllowed, Clock clock) {
        this.addresses = new Addresses(privateAllowed);
        this.clock = clock;
        this.client = new OkHttpClient.Builder().dns(addresses).protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(CONNECTIONS_IDLE_MAX, 1, TimeUnit.MINUTES))
                .followRedirects(false).connectTimeout(CONNECT_MAX).readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO).retryOnConnectionFailure(true).build();
    }

    Answer send(Delivery delivery, Destination.Http to, Transformed body) {
        try {
            Request request = request(delivery, to, body);
            addresses.checkLiteral(request.url().host());
            Call call = client.newCall(request);
            call.timeout().timeout(to.timeout().toMillis(), TimeUnit.MILLISECONDS);
            try (Response response = call.execute()) {
                return answer(response);
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

    private static Request request(Delivery delivery, Destination.Http to, Transformed body) {
        boolean without = to.method().equals("GET") || to.method().equals("HEAD");
        Request.Builder request = new Request.Builder().url(to.url().toString())
                .method(to.method(),
                        without ? null : RequestBody.create(body.body(), MediaType.parse(body.contentType())))
                .header("User-Agent", "Busbar")
                .header("X-Busbar-Event-Id", headerSafe(delivery.event().event().id()))
                .header("X-Busbar-Attempt", Integer.toString(delivery.attempt()));
        to.headers().forEach(request::header);
        return request.build();
    }

    /** A header takes visible ASCII only (RFC 9110, 5.5); the body has the id as it is. */
    private static String headerSafe(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127) ? text
                : java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private Answer answer(Response response) {
        String status = "[%d] %s".formatted(response.code(), response.message()).strip();
        if (response.isSuccessful()) {
            return new Answer.Took(status);
        }
        String words = status + words(response);
        int code = response.code();
        if (code == TOO_MANY) {
            return new Answer.Refused(new Failure(ErrorClass.THROTTLED, words, false, pause(response)));
        }
        if (code >= 500) {
            return new Answer.Refused(new Failure(ErrorClass.SERVER_ERROR, words, false, pause(response)));
        }
        return new Answer.Refused(new Failure(ErrorClass.CLIENT_ERROR, words, code != REQUEST_TIMEOUT,
                Optional.empty()));
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
