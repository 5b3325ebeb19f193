package busbar.http.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Puts an answer on the wire; larger ones are packed where the caller takes gzip. */
final class AnswerWriter {
    private static final int PACKED_FROM_BYTES = 1_400; // less fits one packet as it is

    private AnswerWriter() {
    }

    static void write(Answer answer, Request request, Response response) throws IOException {
        response.setStatus(answer.status());
        if (!answer.contentType().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        switch (answer) {
            case Answer.Whole whole -> whole(whole, request, response);
            case Answer.Stream stream -> {
                try (OutputStream out = Content.Sink.asOutputStream(response)) {
                    stream.writing().to(out);
                }
            }
        }
    }

    private static void whole(Answer.Whole answer, Request request, Response response) throws IOException {
        byte[] body = answer.body();
        if (body.length >= PACKED_FROM_BYTES && takesGzip(request)) {
            body = packed(body);
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
            response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        }
        if (answer.status() != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        Content.Sink.write(response, true, ByteBuffer.wrap(body)); // head and body in one packet
    }

    private static boolean takesGzip(Request request) {
        String taken = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
        return taken != null && taken.toLowerCase(Locale.ROOT).contains("gzip");
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }
}
