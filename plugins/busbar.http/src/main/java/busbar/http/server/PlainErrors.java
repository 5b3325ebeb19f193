package busbar.http.server;

import busbar.http.wire.WireError;
import busbar.http.wire.WireJson;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is refused before it is a request, such as a broken header or a path with tricks, in the form of all errors. */
final class PlainErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String why = Objects.requireNonNullElse((String) request.getAttribute(ErrorHandler.ERROR_MESSAGE),
                "The request is not HTTP as it is taken here.");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answer.JSON);
        response.write(true, ByteBuffer.wrap(WireJson.write(new WireError("BadRequest", why, "", ""))), callback);
        return true;
    }
}
