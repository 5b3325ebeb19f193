package busbar.http;

import busbar.api.AccessKey;
import busbar.api.Role;
import busbar.http.wire.AliyunSignature;
import busbar.http.wire.AliyunSignature.Signed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** A request made by hand, so that it can be wrong in any way. */
public final class RawCall {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String method;
    private final String path;
    private final Map<String, String> headers = new TreeMap<>();
    private byte[] body = {};
    private boolean signed = true;

    private RawCall(String method, String path) {
        this.method = method;
        this.path = path;
        headers.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    }

    public static RawCall of(String method, String path) {
        return new RawCall(method, path);
    }

    public RawCall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public RawCall json(String text) {
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    public RawCall body(String type, byte[] bytes) {
        body = bytes;
        return header("content-type", type);
    }

    public RawCall unsigned() {
        signed = false;
        return this;
    }

    public HttpResponse<String> send(Wire wire, Role role) throws IOException, InterruptedException {
        return send(wire, Wire.key(role));
    }

    public HttpResponse<String> send(Wire wire, AccessKey key) throws IOException, InterruptedException {
        URI address = wire.address().resolve(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (signed) {
            request.header("authorization", AliyunSignature.authorization(key.id(), key.secret(),
                    new Signed(method, address.getRawPath(), query(address), headers)));
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new TreeMap<>();
        if (address.getQuery() != null) {
            for (String pair : address.getQuery().split("&")) {
                int equals = pair.indexOf('=');
                query.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return query;
    }
}
