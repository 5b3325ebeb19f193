package busbar.engine.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;

/**
 * What is stored of one event.
 *
 * <p>The payload is not copied: whoever makes a record must not change the bytes afterwards.
 *
 * @param timeMillis when the bus took it, in milliseconds since 1970; {@link Channel#offsetAt} and retention go by it
 * @param flags bits for the owner of the channel, stored as they are
 * @param eventId the id of the event, not empty
 * @param attributes a few short strings that travel beside the event, e.g. {@link #REPLAY_KEY}
 * @param payload the event as structured JSON
 */
public record ChannelRecord(
        long timeMillis, int flags, String eventId, Map<String, String> attributes, byte[] payload) {
    /** Attribute: names the replay that stored this record and the letter or event replayed. */
    public static final String REPLAY_KEY = "replay-key";
    /** Attribute: only this rule may match the record. */
    public static final String ONLY_RULE = "only-rule";
    /** Attribute: only this target of {@link #ONLY_RULE} may get the record. */
    public static final String ONLY_TARGET = "only-target";

    /** Attributes are a few facts on the way of an event, not a second payload. */
    public static final int ATTRIBUTES_MAX = 16;
    /** One length byte in the file. */
    public static final int NAME_BYTES_MAX = 255;
    /** Two length bytes in the file; an id of an event may be long, e.g. a URL. */
    public static final int TEXT_BYTES_MAX = 65_535;

    public ChannelRecord {
        Objects.requireNonNull(payload, "payload");
        attributes = Map.copyOf(attributes);
        check(!eventId.isEmpty(), "The event has no id; give it one before it is stored.");
        checkText("event id", eventId, TEXT_BYTES_MAX);
        check(attributes.size() <= ATTRIBUTES_MAX,
                "The record has " + attributes.size() + " attributes; at most " + ATTRIBUTES_MAX + " are stored.");
        attributes.forEach((name, value) -> {
            checkText("attribute name", name, NAME_BYTES_MAX);
            checkText("attribute " + name, value, TEXT_BYTES_MAX);
        });
    }

    /** A record without flags and attributes. */
    public ChannelRecord(long timeMillis, String eventId, byte[] payload) {
        this(timeMillis, 0, eventId, Map.of(), payload);
    }

    private static void checkText(String what, String text, int bytesMax) {
        boolean surelyFits = text.length() * 3L <= bytesMax; // a char takes at most 3 bytes of UTF-8
        check(surelyFits || text.getBytes(UTF_8).length <= bytesMax,
                "The " + what + " is longer than " + bytesMax + " bytes.");
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
