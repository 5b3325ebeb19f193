package busbar.engine.dispatch;

import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Destination;
import busbar.api.transform.Transformed;
import busbar.engine.store.Delivery;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Makes the request of a delivery, with what its connection adds. */
final class HttpRequests {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Tokens tokens;
    private final Parsed<URI, HttpUrl> addresses = new Parsed<>(uri -> HttpUrl.get(uri.toString()));
    private final Parsed<String, Optional<MediaType>> types = new Parsed<>(
            type -> Optional.ofNullable(MediaType.parse(type)));

    HttpRequests(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @throws IllegalArgumentException when address or headers cannot be sent
     *  @throws IOException when a token was needed and could not be got */
    Request of(Delivery delivery, Destination.Http to, Connection connection, Transformed body) throws IOException {
        boolean without = to.method().equals("GET") || to.method().equals("HEAD");
        byte[] bytes = without ? new byte[0] : withMembers(body, connection.body());
        Request.Builder request = new Request.Builder().url(address(to, connection.query()))
                .method(to.method(), without ? null
                        : RequestBody.create(bytes, types.of(body.contentType()).orElse(null)))
                .header("User-Agent", "Busbar")
                .header("X-Busbar-Event-Id", visible(delivery.event().event().id()))
                .header("X-Busbar-Attempt", Integer.toString(delivery.attempt()));
        connection.headers().forEach(request::header);
        to.headers().forEach(request::header);
        authorize(request, connection.authorization());
        return request.build();
    }

    private void authorize(Request.Builder request, Authorization authorization) throws IOException {
        switch (authorization) {
            case Authorization.None none -> {
            }
            case Authorization.Basic(String user, var password) -> request.header("Authorization",
                    Credentials.basic(user, password.value(), StandardCharsets.UTF_8));
            case Authorization.ApiKey(String header, var value) -> request.header(header, value.value());
            case Authorization.ClientCredentials credentials ->
                request.header("Authorization", "Bearer " + tokens.get(credentials));
        }
    }

    private HttpUrl address(Destination.Http to, Map<String, String> query) {
        HttpUrl known = addresses.of(to.url());
        if (query.isEmpty()) {
            return known;
        }
        HttpUrl.Builder address = known.newBuilder();
        query.forEach(address::addQueryParameter);
        return address.build();
    }

    private static byte[] withMembers(Transformed body, Map<String, String> members) {
        if (members.isEmpty()) {
            return body.body();
        }
        try {
            JsonNode json = MAPPER.readTree(body.body());
            if (!(json instanceof ObjectNode object)) {
                return body.body();
            }
            members.forEach((name, value) -> {
                if (!object.has(name)) {
                    object.put(name, value);
                }
            });
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            return body.body(); // a text is sent as it is
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A header takes visible ASCII only (RFC 9110, 5.5); the body has the id as it is. */
    private static String visible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
