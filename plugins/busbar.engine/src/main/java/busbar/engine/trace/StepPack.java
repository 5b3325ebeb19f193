package busbar.engine.trace;

import busbar.api.trace.TraceAction;
import busbar.engine.store.Witness.Sight;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps of one event that are kept by one commit, as one value: texts, each once, then the steps with the places of
 *  their texts. Numbers are varints, times relative to the first step. An event with five steps takes about 200 bytes.
 */
final class StepPack {
    /** The place is on disk: append only. */
    private static final List<TraceAction> ACTIONS = List.of(TraceAction.RECEIVED, TraceAction.REPLAYED,
            TraceAction.UNMATCHED, TraceAction.MATCHED, TraceAction.TRANSFORMED, TraceAction.ATTEMPTED,
            TraceAction.DELIVERED, TraceAction.RETRY_SCHEDULED, TraceAction.DEAD_LETTERED, TraceAction.HELD,
            TraceAction.SKIPPED);
    private static final Map<TraceAction, Integer> PLACES = places();
    private static final int SEVEN_BITS = 0x7f;
    private static final int NUMBER_BYTES_MAX = 10;
    private final Map<String, Integer> texts = new LinkedHashMap<>(); // places from 1; 0 is the empty one
    private final Set<String> rules = new LinkedHashSet<>(4);
    private final Bytes steps = new Bytes(160);
    private int textBytes;
    private long firstSeq;
    private long firstMicros;

    /** A step as it comes out of a pack. */
    record Step(long seq, long micros, TraceAction action, String rule, String target, int attempt, String endpoint,
            String status, long latencyMicros) {
    }

    void add(Sight sight, long seq, long micros) {
        if (isEmpty()) {
            firstSeq = seq;
            firstMicros = micros;
        }
        if (!sight.rule().isEmpty()) {
            rules.add(sight.rule());
        }
        steps.add(seq - firstSeq);
        steps.addSigned(micros - firstMicros);
        steps.add(PLACES.get(sight.action()));
        steps.add(text(sight.rule()));
        steps.add(text(sight.target()));
        steps.add(sight.attempt());
        steps.add(text(sight.endpoint()));
        steps.add(text(sight.status()));
        steps.addSigned(sight.latency().toNanos() / 1_000);
    }

    private int text(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        Integer place = texts.putIfAbsent(text, texts.size() + 1);
        if (place == null) {
            textBytes += text.length();
            return texts.size();
        }
        return place;
    }

    boolean tellsOf(String rule) {
        return rules.contains(rule);
    }

    boolean isEmpty() {
        return steps.length == 0;
    }

    long firstSeq() {
        return firstSeq;
    }

    /** Names of the rules that its steps tell of, each between line ends, so that one can be found in SQL. */
    String rules() {
        return rules.isEmpty() ? "" : "\n" + String.join("\n", rules) + "\n";
    }

    /** What {@link #rules} has where it names a rule. */
    static String named(String rule) {
        return "\n" + rule + "\n";
    }

    /** About what it takes in memory. */
    int bytes() {
        return steps.length + textBytes;
    }

    byte[] pack() {
        Bytes packed = new Bytes(steps.length + 2 * textBytes + 32);
        packed.add(firstMicros);
        packed.add(texts.size());
        for (String text : texts.keySet()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            packed.add(utf8.length);
            packed.add(utf8, utf8.length);
        }
        packed.add(steps.bytes, steps.length);
        return Arrays.copyOf(packed.bytes, packed.length);
    }

    static List<Step> unpack(long firstSeq, byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        long firstMicros = number(bytes);
        String[] texts = new String[Math.toIntExact(number(bytes)) + 1];
        texts[0] = "";
        for (int i = 1; i < texts.length; i++) {
            byte[] text = new byte[Math.toIntExact(number(bytes))];
            bytes.get(text);
            texts[i] = new String(text, StandardCharsets.UTF_8);
        }
        List<Step> steps = new ArrayList<>();
        while (bytes.hasRemaining()) {
            steps.add(new Step(firstSeq + number(bytes), firstMicros + unzigzag(number(bytes)),
                    ACTIONS.get((int) number(bytes)), texts[(int) number(bytes)], texts[(int) number(bytes)],
                    (int) number(bytes), texts[(int) number(bytes)], texts[(int) number(bytes)],
                    unzigzag(number(bytes))));
        }
        return steps;
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        int shift = 0;
        byte next = bytes.get();
        while (next < 0) {
            number |= (long) (next & SEVEN_BITS) << shift;
            shift += 7;
            next = bytes.get();
        }
        return number | (long) next << shift;
    }

    private static long unzigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }

    private static Map<TraceAction, Integer> places() {
        Map<TraceAction, Integer> places = new EnumMap<>(TraceAction.class);
        ACTIONS.forEach(action -> places.put(action, places.size()));
        return places;
    }

    /** Bytes that grow. */
    private static final class Bytes {
        private byte[] bytes;
        private int length;

        Bytes(int room) {
            bytes = new byte[room];
        }

        void add(long number) {
            makeRoom(NUMBER_BYTES_MAX);
            long rest = number;
            while ((rest & ~SEVEN_BITS) != 0) {
                bytes[length++] = (byte) (rest & SEVEN_BITS | SEVEN_BITS + 1);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        /** Small numbers stay short whatever their sign. */
        void addSigned(long number) {
            add(number << 1 ^ number >> 63);
        }

        void add(byte[] more, int count) {
            makeRoom(count);
            System.arraycopy(more, 0, bytes, length, count);
            length += count;
        }

        private void makeRoom(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }
    }
}
