package busbar.http.server;

import busbar.api.BusException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads bodies, each bounded and all of them together too, so that many callers at once cannot take the memory. */
final class RequestBodies {
    private static final int BYTES_TOGETHER = 64 << 20; // a body becomes about four times that while it is worked on
    private static final long WAIT_SECONDS = 5;
    private final int bodyBytesMax;
    private final Semaphore room;

    RequestBodies(int bodyBytesMax) {
        this.bodyBytesMax = bodyBytesMax;
        this.room = new Semaphore(Math.max(BYTES_TOGETHER, bodyBytesMax));
    }

    /** Reads the body and works on it.
     *
     *  @throws BusException.Invalid when it is too large
     *  @throws BusException.Full when there was no room for it in time */
    Answer read(Request request, Function<byte[], Answer> work) throws IOException {
        int size = size(request);
        if (size == 0) {
            return work.apply(new byte[0]);
        }
        take(size);
        try {
            return work.apply(bytes(request));
        } finally {
            room.release(size);
        }
    }

    private int size(Request request) {
        String coding = request.getHeaders().get("content-encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new BusException.Invalid("UnsupportedEncoding",
                    "A body in `%s` coding is not taken; send it as it is.".formatted(coding));
        }
        if (request.getLength() > bodyBytesMax) {
            throw tooLarge();
        }
        return request.getLength() < 0 ? bodyBytesMax : (int) request.getLength();
    }

    private void take(int size) {
        try {
            if (room.tryAcquire(size, WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusException.Full("ServiceBusy",
                "The service works on as many requests as it has memory for; try again in a few seconds.", null);
    }

    private byte[] bytes(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            if (request.getLength() >= 0) {
                byte[] body = new byte[(int) request.getLength()]; // as checked; Jetty reads no more than that
                in.readNBytes(body, 0, body.length);
                return body;
            }
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
}
