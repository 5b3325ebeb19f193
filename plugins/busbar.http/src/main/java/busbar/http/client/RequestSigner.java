package busbar.http.client;

import busbar.api.AccessKey;
import busbar.http.wire.AliyunSignature;
import busbar.http.wire.AliyunSignature.Signed;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Signs each request as it goes out, body and actor included. */
final class RequestSigner implements Interceptor {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private final AccessKey key;
    private final Clock clock;

    RequestSigner(AccessKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Request.Builder signed = request.newBuilder().header("date", DATE.format(clock.instant()))
                .header("x-acs-signature-method", "HMAC-SHA1").header("x-acs-signature-version", "1.0")
                .header("x-acs-signature-nonce", UUID.randomUUID().toString());
        if (request.body() instanceof OnceBody body) {
            signed.header("content-md5", AliyunSignature.contentMd5(body.bytes()));
            signed.header("content-type", body.contentType().toString());
        }
        return chain.proceed(signed.header("authorization", authorization(signed.build())).build());
    }

    private String authorization(Request request) {
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach(h -> headers.put(h.getFirst().toLowerCase(Locale.ROOT), h.getSecond()));
        return AliyunSignature.authorization(key.id(), key.secret(),
                new Signed(request.method(), request.url().encodedPath(), query(request.url()), headers));
    }

    private static Map<String, String> query(HttpUrl url) {
        Map<String, String> query = new TreeMap<>();
        for (String name : url.queryParameterNames()) {
            String value = url.queryParameter(name);
            query.put(name, value == null ? "" : value);
        }
        return query;
    }
}
