package busbar.engine.dispatch;

import busbar.api.model.Authorization;
import busbar.api.model.Connection;
import busbar.api.model.Destination;
import busbar.api.transform.RequestParts;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Makes the request of a delivery, with what its connection adds. Where two say the same, what is fixed wins over what
 *  comes from the event, and the proof of who sends over all. */
final class HttpRequests {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern WILDCARD = Pattern.compile("\\*");
    private final Tokens tokens;
    private final Parsed<URI, HttpUrl> addresses = new Parsed<>(uri -> HttpUrl.get(uri.toString()));

    HttpRequests(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @throws IllegalArgumentException when address or headers cannot be sent
     *  @throws IOException when a token was needed and could not be got */
    Request of(Delivery delivery, Destination.Http to, Connection connection, Transformed body) throws IOException {
        boolean without = to.method().equals("GET") || to.method().equals("HEAD");
        RequestParts parts = body.parts();
        Request.Builder request = new Request.Builder().url(address(to, connection.query(), parts))
                .header("User-Agent", "Busbar");
        if (!without) {
            request.header("Content-Type", body.contentType());
        }
        parts.headers().forEach(request::header);
        request.header("X-Busbar-Event-Id", visible(delivery.event().event().id()))
                .header("X-Busbar-Attempt", Integer.toString(delivery.attempt()));
        connection.headers().forEach(request::header);
        to.headers().forEach(request::header);
        authorize(request, connection.authorization());
        RequestBody bytes = without ? null : RequestBody.create(withMembers(body, connection.body()), null);
        return request.method(to.method(), bytes).build();
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

    private HttpUrl address(Destination.Http to, Map<String, String> query, RequestParts parts) {
        HttpUrl known = addresses.of(to.url());
        if (query.isEmpty() && parts.query().isEmpty() && parts.path().isEmpty()) {
            return known;
        }
        HttpUrl.Builder address = known.newBuilder();
        fill(known.encodedPathSegments(), parts.path(), address);
        parts.query().forEach((name, value) -> {
            if (!query.containsKey(name) && !known.queryParameterNames().contains(name)) {
                address.addQueryParameter(name, value);
            }
        });
        query.forEach(address::addQueryParameter);
        return address.build();
    }

    /** Puts a value in the place of each wildcard. Encoded, it stays within its segment. */
    private static void fill(List<String> segments, List<String> values, HttpUrl.Builder address) {
        Iterator<String> next = values.iterator();
        for (int i = 0; i < segments.size() && next.hasNext(); i++) {
            String filled = WILDCARD.matcher(segments.get(i)).replaceAll(
                    found -> Matcher.quoteReplacement(next.hasNext() ? encoded(next.next()) : found.group()));
            address.setEncodedPathSegment(i, filled);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
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
