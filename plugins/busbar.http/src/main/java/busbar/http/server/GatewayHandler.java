package busbar.http.server;

import busbar.api.AccessKey;
import busbar.api.BusException;
import busbar.api.BusService;
import busbar.http.wire.AliyunSignature.Signed;
import busbar.http.wire.Paths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of one request: who calls, what is asked, may he, the answer. */
final class GatewayHandler extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(GatewayHandler.class);
    private static final int ACTOR_LENGTH_MAX = 128;
    private final BusService service;
    private final Authenticator authenticator;
    private final Routes routes;
    private final PublicPages pages;
    private final RequestBodies bodies;

    GatewayHandler(BusService service, Authenticator authenticator, Routes routes, int bodyBytesMax) {
        this.service = service;
        this.authenticator = authenticator;
        this.routes = routes;
        this.pages = new PublicPages(service);
        this.bodies = new RequestBodies(bodyBytesMax);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String requestId = requestId();
        response.getHeaders().put(Paths.REQUEST_ID_HEADER, requestId);
        try {
            AnswerWriter.write(answer(request, requestId), request, response);
            callback.succeeded();
        } catch (IOException e) {
            log.debug("caller of [{}] left: [{}]", request.getHttpURI().getPath(), e.getMessage());
            callback.failed(e);
        }
        return true;
    }

    /** In the vendor's form. Names a request in logs and guards nothing, so cheap chance will do. */
    private static String requestId() {
        RandomGenerator chance = ThreadLocalRandom.current();
        return new UUID(chance.nextLong(), chance.nextLong()).toString().toUpperCase(Locale.ROOT);
    }

    private Answer answer(Request request, String requestId) throws IOException {
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
        try {
            if (request.getMethod().equals("GET") && pages.has(path, isLocal(request))) {
                return pages.get(path);
            }
            return signed(request, path, requestId);
        } catch (BusException e) {
            log.debug("request [{}] refused: [{}] [{}]", requestId, e.code(), e.getMessage());
            return Answer.problem(e, requestId);
        } catch (IllegalArgumentException e) { // a value refused to be wrong
            return Answer.problem(new BusException.Invalid("InvalidParameter", e.getMessage(), e), requestId);
        } catch (RuntimeException e) {
            if (e instanceof HttpException broken) {
                return Answer.problem(new BusException.Invalid("BadRequest",
                        "The request is not taken: %s.".formatted(broken.getReason()), e), requestId);
            }
            log.error("request [{}] for [{}] failed", requestId, path, e);
            return Answer.problem(new BusException.Unreachable(
                    "The service failed at this request (%s); its log says why.".formatted(requestId), e), requestId);
        }
    }

    private Answer signed(Request request, String path, String requestId) throws IOException {
        Map<String, String> headers = headers(request);
        Signed signed = new Signed(request.getMethod(), path, query(request), headers);
        AccessKey key = authenticator.caller(signed);
        BusService theirs = service.as(actor(headers, key));
        return bodies.read(request, body -> {
            authenticator.checkBody(signed, body);
            return routes.go(request.getMethod(), path, new Exchange(theirs, key, requestId, headers, Map.of(),
                    signed.query(), body));
        });
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new TreeMap<>();
        request.getHeaders().forEach(field -> headers.merge(field.getLowerCaseName(),
                field.getValue() == null ? "" : field.getValue(), (a, b) -> a + "," + b));
        return headers;
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new TreeMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValue() == null ? "" : field.getValue());
        }
        return query;
    }

    private static String actor(Map<String, String> headers, AccessKey key) {
        String given = headers.getOrDefault(Paths.ACTOR_HEADER, "");
        if (given.isEmpty()) {
            return key.id();
        }
        String named = URLDecoder.decode(given, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ").strip();
        return named.isEmpty() || named.length() > ACTOR_LENGTH_MAX ? key.id() : named;
    }

    private static boolean isLocal(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && remote.getAddress() instanceof InetAddress address && address.isLoopbackAddress();
    }
}
