package busbar.engine.dispatch;

import busbar.api.model.Destination;
import busbar.api.transform.Transformed;
import busbar.engine.store.Delivery;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to each kind of target. */
public final class Senders implements Sender {
    private static final Logger LOG = LoggerFactory.getLogger("busbar.target.log");
    private static final int LINE_MAX = 2_000; // characters of an event in the log
    private final HttpSender http;
    private final FileSender files;
    private final BusSender buses;

    /** Puts an event on another bus. */
    @FunctionalInterface
    public interface BusSender {
        Answer send(Delivery delivery, String bus, Transformed body);
    }

    public Senders(HttpSender http, FileSender files, BusSender buses) {
        this.http = http;
        this.files = files;
        this.buses = buses;
    }

    @Override
    public Answer send(Delivery delivery, Destination destination, Transformed body) {
        return switch (destination) {
            case Destination.Http to -> http.send(delivery, to, body);
            case Destination.Bus(String name) -> buses.send(delivery, name, body);
            case Destination.JsonLines(String path) -> files.send(path, body);
            case Destination.Log log -> log(delivery, body);
        };
    }

    private static Answer log(Delivery delivery, Transformed body) {
        String text = new String(body.body(), StandardCharsets.UTF_8);
        LOG.info("rule [{}] event [{}]: {}", delivery.rule(), delivery.event().event().id(),
                text.length() > LINE_MAX ? text.substring(0, LINE_MAX) + "…" : text);
        return new Answer.Took(Answer.OK);
    }

    @Override
    public void close() {
        http.close();
    }
}
