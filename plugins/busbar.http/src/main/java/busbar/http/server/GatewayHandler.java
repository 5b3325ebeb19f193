package busbar.http.server;

import busbar.api.AccessKey;
import busbar.api.BusException;
import busbar.api.BusService;
import busbar.http.wire.AliyunSignature.Signed;
import busbar.http.wire.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.jetty.io.Content;
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
    private final BusService service;
    private final Authenticator authenticator;
    private final Routes routes;
    private final PublicPages pages;
    private final int bodyBytesMax;

    GatewayHandler(BusService service, Authenticator authenticator, Routes routes, int bodyBytesMax) {
        this.service = service;
        this.authenticator = authenticator;
        this.routes = routes;
        this.pages = new PublicPages(service);
        this.bodyBytesMax = bodyBytesMax;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String requestId = UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
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

    private Answer answer(Request request, String requestId) {
        try {
            String path = request.getHttpURI().getPath();
            if (request.getMethod().equals("GET") && pages.has(path, isLocal(request))) {
                return pages.get(path);
            }
            return signed(request, path, requestId);
        } catch (BusException e) {
            log.debug("request [{}] refused: [{}] [{}]", requestId, e.code(), e.getMessage());
            return Answer.problem(e, requestId);
        } catch (IllegalArgumentException e) { // a value refused to be wrong
            return Answer.problem(new BusException.Invalid("InvalidParameter", e.getMessage(), e), requestId);
        } catch (RuntimeException | IOException e) {
            log.error("request [{}] for [{}] failed", requestId, request.getHttpURI().getPath(), e);
            return Answer.problem(new BusException.Unreachable(
                    "The service failed at this request (%s); its log says why.".formatted(requestId), e), requestId);
        }
    }

    private Answer signed(Request request, String path, String requestId) throws IOException {
        Map<String, String> headers = headers(request);
        Signed signed = new Signed(request.getMethod(), path, query(request), headers);
        AccessKey key = authenticator.caller(signed);
        byte[] body = body(request);
        authenticator.checkBody(signed, body);
        return routes.go(request.getMethod(), path, new Exchange(service.as(actor(headers, key)), key, requestId,
                headers, Map.of(), signed.query(), body));
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
        String named = URLDecoder.decode(headers.getOrDefault(Paths.ACTOR_HEADER, ""), StandardCharsets.UTF_8).strip();
        return named.isEmpty() || named.length() > 128 ? key.id() : named;
    }

    private byte[] body(Request request) throws IOException {
        String coding = request.getHeaders().get("content-encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new BusException.Invalid("UnsupportedEncoding",
                    "A body in `%s` coding is not taken; send it as it is.".formatted(coding));
        }
        if (request.getLength() > bodyBytesMax) {
            throw tooLarge();
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(bodyBytesMax + 1);
            if (body.length > bodyBytesMax) {
                throw tooLarge();
            }
            return body;
        }
    }

    private BusException tooLarge() {
        return new BusException.Invalid("RequestBodyTooLarge",
                "The body is larger than %d bytes, the most that is taken; send it in parts.".formatted(bodyBytesMax));
    }

    private static boolean isLocal(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && remote.getAddress() instanceof InetAddress address && address.isLoopbackAddress();
    }
}
