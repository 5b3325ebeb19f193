package busbar.api.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Parts of texts in UTF-8, taken eight bytes at once. */
public final class Utf8Words {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L; // golden ratio (Knuth, multiplicative hashing)
    private static final int HASH_SHIFT = 32; // the upper bits of the product are the mixed ones

    private Utf8Words() {
    }

    /** A hash of these bytes, the same wherever they stand. */
    public static int hash(byte[] utf8, int from, int to) {
        int hash = hash(head(utf8, from, to), tail(utf8, from, to), to - from);
        return to - from <= 2 * Long.BYTES ? hash : hashBetween(utf8, from, to, hash);
    }

    private static int hashBetween(byte[] utf8, int from, int to, int ends) {
        long hash = ends;
        for (int at = from + Long.BYTES; at < to - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ hash >>> HASH_SHIFT ^ eight(utf8, at)) * MULTIPLIER;
        }
        return (int) (hash >>> HASH_SHIFT);
    }

    /** A hash of what is at most 16 bytes long. */
    static int hash(long head, long tail, int length) {
        return (int) ((head + tail * 31 + length) * MULTIPLIER >>> HASH_SHIFT);
    }

    /** Whether these bytes are that text. */
    static boolean isSame(byte[] utf8, int from, int to, byte[] text) {
        int length = text.length;
        if (to - from != length || head(utf8, from, to) != head(text, 0, length)) {
            return false;
        }
        return length <= Long.BYTES || tail(utf8, from, to) == tail(text, 0, length)
                && (length <= 2 * Long.BYTES || Arrays.equals(utf8, from, to, text, 0, length));
    }

    static long eight(byte[] utf8, int from) {
        return (long) LONGS.get(utf8, from);
    }

    /** The first eight bytes, or as many as there are. */
    static long head(byte[] utf8, int from, int to) {
        int length = to - from;
        if (length >= Long.BYTES) {
            return eight(utf8, from);
        }
        if (from + Long.BYTES <= utf8.length) {
            return eight(utf8, from) & (1L << length * Byte.SIZE) - 1;
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << Byte.SIZE | utf8[i] & 0xFF;
        }
        return word;
    }

    /** The last eight bytes of more than eight; 0 of fewer. */
    static long tail(byte[] utf8, int from, int to) {
        return to - from > Long.BYTES ? eight(utf8, to - Long.BYTES) : 0;
    }
}
