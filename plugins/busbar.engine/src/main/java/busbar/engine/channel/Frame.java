package busbar.engine.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * One record as it lies in a segment, big-endian:
 * <pre>
 *  0 int   marker, the random number of the segment, without zero bytes
 *  4 int   bytes of the frame, all of it
 *  8 int   CRC32C of everything but itself
 * 12 long  offset
 * 20 int   how many records of the same write come before; what lies before those was durable when this was written
 * 24 short how many records of the same append follow
 * 26 byte  kind: record, or a mark left by a clean close
 * 27 byte  version of this layout
 * 28 long  time, ms
 * 36 int   flags
 * 40       head: byte attributes, short + id, then byte + name, short + value for each
 *          payload
 *          byte 0x0A
 * </pre>
 * Beginning and end are never zero, so a sector of a frame that reads as zeros was never written: that tells a torn
 * write from a damaged one.
 */
final class Frame {
    static final int HEAD_AT = 40;
    static final int BYTES_MIN = HEAD_AT + 3 + 1;
    static final byte RECORD = 1;
    static final byte CLOSE_MARK = 2;
    /** The head of a frame without id and attributes. */
    static final byte[] NO_HEAD = new byte[3];
    static final byte[] NO_PAYLOAD = new byte[0];

    private static final byte VERSION = 1;
    private static final byte TRAILER = '\n';
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private Frame() {}

    /** What places a frame in its segment: all that the writer knows and the producer does not. */
    record Place(int marker, long offset, int inGroup, int batchRest, byte kind) {}

    static int bytes(byte[] head, byte[] payload) {
        return HEAD_AT + head.length + payload.length + 1;
    }

    /** @return the position behind the frame */
    static int write(byte[] into, int at, Place place, ChannelRecord record, byte[] head) {
        return write(into, at, place, record.timeMillis(), record.flags(), head, record.payload());
    }

    /** @return the position behind the mark */
    static int writeCloseMark(byte[] into, int at, int marker, long endOffset) {
        return write(into, at, new Place(marker, endOffset, 0, 0, CLOSE_MARK), 0, 0, NO_HEAD, NO_PAYLOAD);
    }

    private static int write(byte[] into, int at, Place place, long timeMillis, int flags, byte[] head,
            byte[] payload) {
        int bytes = bytes(head, payload);
        INT.set(into, at, place.marker());
        INT.set(into, at + 4, bytes);
        LONG.set(into, at + 12, place.offset());
        INT.set(into, at + 20, place.inGroup());
        SHORT.set(into, at + 24, (short) place.batchRest());
        into[at + 26] = place.kind();
        into[at + 27] = VERSION;
        LONG.set(into, at + 28, timeMillis);
        INT.set(into, at + 36, flags);
        System.arraycopy(head, 0, into, at + HEAD_AT, head.length);
        System.arraycopy(payload, 0, into, at + HEAD_AT + head.length, payload.length);
        into[at + bytes - 1] = TRAILER;
        INT.set(into, at + 8, crc(into, at, bytes));
        return at + bytes;
    }

    static int marker(byte[] from, int at) {
        return (int) INT.get(from, at);
    }

    static int length(byte[] from, int at) {
        return (int) INT.get(from, at + 4);
    }

    static long offset(byte[] from, int at) {
        return (long) LONG.get(from, at + 12);
    }

    /** All records below this offset were durable when the frame was written. */
    static long durableBefore(byte[] from, int at) {
        return offset(from, at) - (int) INT.get(from, at + 20);
    }

    static int batchRest(byte[] from, int at) {
        return (short) SHORT.get(from, at + 24) & 0xFFFF;
    }

    static boolean isCloseMark(byte[] from, int at) {
        return from[at + 26] == CLOSE_MARK;
    }

    static long timeMillis(byte[] from, int at) {
        return (long) LONG.get(from, at + 28);
    }

    static boolean isSound(byte[] from, int at, int bytes) {
        return (int) INT.get(from, at + 8) == crc(from, at, bytes);
    }

    private static int crc(byte[] from, int at, int bytes) {
        CRC32C crc = new CRC32C();
        crc.update(from, at, 8);
        crc.update(from, at + 12, bytes - 12);
        return (int) crc.getValue();
    }

    static byte[] head(ChannelRecord record) {
        if (record.attributes().isEmpty()) {
            byte[] id = record.eventId().getBytes(UTF_8);
            byte[] head = new byte[3 + id.length];
            SHORT.set(head, 1, (short) id.length);
            System.arraycopy(id, 0, head, 3, id.length);
            return head;
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream(256);
        head.write(record.attributes().size());
        putText(head, record.eventId().getBytes(UTF_8));
        record.attributes().forEach((name, value) -> {
            byte[] bytes = name.getBytes(UTF_8);
            head.write(bytes.length);
            head.writeBytes(bytes);
            putText(head, value.getBytes(UTF_8));
        });
        return head.toByteArray();
    }

    private static void putText(ByteArrayOutputStream into, byte[] text) {
        into.write(text.length >> 8);
        into.write(text.length);
        into.writeBytes(text);
    }

    /** @param at where a sound frame begins */
    static StoredRecord read(byte[] from, int at) {
        int attributes = from[at + HEAD_AT];
        int next = at + HEAD_AT + 1;
        int idBytes = textBytes(from, next);
        String id = new String(from, next + 2, idBytes, UTF_8);
        next += 2 + idBytes;
        Map<String, String> named = attributes == 0 ? Map.of() : new LinkedHashMap<>();
        for (int i = 0; i < attributes; i++) {
            int nameBytes = from[next] & 0xFF;
            int valueAt = next + 1 + nameBytes;
            int valueBytes = textBytes(from, valueAt);
            named.put(new String(from, next + 1, nameBytes, UTF_8), new String(from, valueAt + 2, valueBytes, UTF_8));
            next = valueAt + 2 + valueBytes;
        }
        byte[] payload = Arrays.copyOfRange(from, next, at + length(from, at) - 1);
        int flags = (int) INT.get(from, at + 36);
        return new StoredRecord(offset(from, at), new ChannelRecord(timeMillis(from, at), flags, id, named, payload));
    }

    private static int textBytes(byte[] from, int at) {
        return (short) SHORT.get(from, at) & 0xFFFF;
    }
}
