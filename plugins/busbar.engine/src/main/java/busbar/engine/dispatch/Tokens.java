package busbar.engine.dispatch;

import busbar.api.model.Authorization.ClientCredentials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Tokens of client credentials (RFC 6749, 4.4), kept until shortly before they end. Any thread. */
final class Tokens {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration EARLY = Duration.ofSeconds(30); // a token that ends under way is worth nothing
    private static final long SECONDS_USUAL = 300; // where the answer does not say how long it holds
    private static final long TIMEOUT_SECONDS = 10;
    private static final long ANSWER_BYTES_MAX = 64 << 10; // a token is a few KB at most
    private final OkHttpClient client;
    private final Addresses addresses;
    private final Clock clock;
    private final Map<ClientCredentials, Token> kept = new ConcurrentHashMap<>(); // at most one a connection version

    private record Token(String value, Instant usableUntil) {
    }

    Tokens(OkHttpClient client, Addresses addresses, Clock clock) {
        this.client = client;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** @throws IOException when the address of tokens cannot be reached or refuses the client */
    String get(ClientCredentials credentials) throws IOException {
        Token token = kept.get(credentials);
        if (token == null || !token.usableUntil().isAfter(clock.instant())) {
            token = fetch(credentials);
            kept.put(credentials, token);
        }
        return token.value();
    }

    /** The target refused the token: the next request gets another one. */
    void forget(ClientCredentials credentials) {
        kept.remove(credentials);
    }

    private Token fetch(ClientCredentials credentials) throws IOException {
        FormBody.Builder form = new FormBody.Builder().add("grant_type", "client_credentials")
                .add("client_id", credentials.clientId()).add("client_secret", credentials.clientSecret().value());
        credentials.parameters().forEach(form::add);
        Request request = new Request.Builder().url(credentials.tokenUrl().toString()).post(form.build())
                .header("Accept", "application/json").build();
        addresses.checkLiteral(request.url().host());
        Call call = client.newCall(request);
        call.timeout().timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("The address of tokens %s answered %d. Are client id and secret right?"
                        .formatted(credentials.tokenUrl(), response.code()));
            }
            return token(credentials, MAPPER.readTree(response.peekBody(ANSWER_BYTES_MAX).string()));
        }
    }

    private Token token(ClientCredentials credentials, JsonNode answer) throws IOException {
        String value = answer.path("access_token").asText("");
        if (value.isEmpty()) {
            throw new IOException("The answer of %s has no `access_token`.".formatted(credentials.tokenUrl()));
        }
        long seconds = answer.path("expires_in").asLong(SECONDS_USUAL);
        return new Token(value, clock.instant().plusSeconds(seconds).minus(EARLY));
    }
}
