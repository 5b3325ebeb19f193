package busbar.http.server;

import busbar.api.BusException;
import busbar.http.wire.WireError;
import busbar.http.wire.WireJson;
import java.io.IOException;
import java.io.OutputStream;

/** What goes back to the caller. */
sealed interface Answer {
    String JSON = "application/json; charset=utf-8";

    int status();

    String contentType();

    /** An answer that is there as a whole. */
    record Whole(int status, String contentType, byte[] body) implements Answer {
    }

    /** An answer that goes on until its caller leaves. */
    record Stream(String contentType, Writing writing) implements Answer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Writes until the end; an exception of the stream means that the caller left. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static Answer json(Object value) {
        return json(200, value);
    }

    static Answer json(int status, Object value) {
        return new Whole(status, JSON, WireJson.write(value));
    }

    static Answer nothing() {
        return new Whole(204, "", new byte[0]);
    }

    static Answer problem(BusException problem, String requestId) {
        return json(WireError.status(problem), WireError.of(problem, requestId));
    }
}
