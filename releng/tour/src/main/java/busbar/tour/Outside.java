package busbar.tour;

import com.aliyun.eventbridge.EventBridgeClient;
import com.aliyun.eventbridge.models.CloudEvent;
import com.aliyun.eventbridge.models.Config;
import com.aliyun.eventbridge.models.PutEventsResponse;
import com.aliyun.eventbridge.util.EventBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A producer outside the console: the vendor's own client, unmodified. */
final class Outside {
    private final EventBridgeClient client;

    private Outside(EventBridgeClient client) {
        this.client = client;
    }

    /** @param keyFile as the console and the service write and read it */
    static Outside at(String authority, Path keyFile) {
        try {
            JsonNode key = new ObjectMapper().readTree(keyFile.toFile()).path("accessKeys").path(0);
            return new Outside(new EventBridgeClient(new Config().setAccessKeyId(key.path("id").asText())
                    .setAccessKeySecret(key.path("secret").asText()).setEndpoint(authority)));
        } catch (IOException e) {
            throw new UncheckedIOException("No key in " + keyFile, e);
        } catch (Exception e) { // the vendor's constructor declares no less
            throw new IllegalStateException("The vendor's client cannot be made", e);
        }
    }

    /** Puts events of the source and type that the tour's rule wants. */
    void put(String bus, String... ids) {
        List<CloudEvent> events = new ArrayList<>();
        for (String id : ids) {
            events.add(EventBuilder.builder().withId(id).withSource(URI.create("shop.orders"))
                    .withType("order.created").withSubject("orders/" + id).withAliyunEventBus(bus)
                    .withJsonStringData("{\"orderId\":\"" + id + "\",\"amount\":12.5}").build());
        }
        PutEventsResponse answer = client.putEvents(events);
        if (answer.failedEntryCount != 0) {
            throw new Wait.StepFailed("the bus did not take every event: " + answer.entryList.get(0).errorMessage);
        }
    }
}
