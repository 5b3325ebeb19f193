package busbar.api.json;

/** Which of 64 bytes of a text in UTF-8 are quotes: one bit for each, the first is the lowest. Eight bytes are looked
 *  at at once, without a branch (as in Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019). */
final class QuoteBits {
    static final int BLOCK = Long.SIZE; // bytes
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long ESCAPES = ONES * '\\';
    private static final long GATHER = 0x0002040810204081L; // times the high bits of 8 bytes has them in its top byte

    private QuoteBits() {
    }

    /** Whether all bytes are ASCII and none begins an escape. So simple a loop is made one of vectors. */
    static boolean arePlain(byte[] utf8) {
        long seen = 0;
        int at = 0;
        for (int to = utf8.length - Long.BYTES; at <= to; at += Long.BYTES) {
            long word = Utf8Words.eight(utf8, at);
            seen |= ascii(word, ESCAPES) | word;
        }
        for (; at < utf8.length; at++) {
            seen |= utf8[at] == '\\' ? HIGHS : utf8[at];
        }
        return (seen & HIGHS) == 0;
    }

    /** The same of 64 bytes. */
    static boolean arePlain(byte[] utf8, int from) {
        long a = Utf8Words.eight(utf8, from);
        long b = Utf8Words.eight(utf8, from + 8);
        long c = Utf8Words.eight(utf8, from + 16);
        long d = Utf8Words.eight(utf8, from + 24);
        long e = Utf8Words.eight(utf8, from + 32);
        long f = Utf8Words.eight(utf8, from + 40);
        long g = Utf8Words.eight(utf8, from + 48);
        long h = Utf8Words.eight(utf8, from + 56);
        long escapes = ascii(a, ESCAPES) | ascii(b, ESCAPES) | ascii(c, ESCAPES) | ascii(d, ESCAPES)
                | ascii(e, ESCAPES) | ascii(f, ESCAPES) | ascii(g, ESCAPES) | ascii(h, ESCAPES);
        return ((a | b | c | d | e | f | g | h | escapes) & HIGHS) == 0;
    }

    /** Of bytes that are {@link #arePlain plain}. */
    static long ofPlain(byte[] utf8, int from) {
        long a = ascii(Utf8Words.eight(utf8, from), QUOTES);
        long b = ascii(Utf8Words.eight(utf8, from + 8), QUOTES);
        long c = ascii(Utf8Words.eight(utf8, from + 16), QUOTES);
        long d = ascii(Utf8Words.eight(utf8, from + 24), QUOTES);
        long e = ascii(Utf8Words.eight(utf8, from + 32), QUOTES);
        long f = ascii(Utf8Words.eight(utf8, from + 40), QUOTES);
        long g = ascii(Utf8Words.eight(utf8, from + 48), QUOTES);
        long h = ascii(Utf8Words.eight(utf8, from + 56), QUOTES);
        if (((a | b | c | d | e | f | g | h) & HIGHS) == 0) {
            return 0;
        }
        return bits(a) | bits(b) << 8 | bits(c) << 16 | bits(d) << 24 | bits(e) << 32 | bits(f) << 40 | bits(g) << 48
                | bits(h) << 56;
    }

    /** Of any bytes. */
    static long of(byte[] utf8, int from) {
        long found = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            found |= bits(any(Utf8Words.eight(utf8, from + i), QUOTES)) << i;
        }
        return found;
    }

    /** Whether an escape begins in any of 64 bytes. */
    static boolean hasEscape(byte[] utf8, int from) {
        long found = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            found |= any(Utf8Words.eight(utf8, from + i), ESCAPES);
        }
        return (found & HIGHS) != 0;
    }

    /** High bits say which bytes are the wanted one; all are ASCII, so that none borrows from the next. */
    private static long ascii(long word, long wanted) {
        return HIGHS - (word ^ wanted);
    }

    /** The same for bytes some of which are no ASCII. */
    private static long any(long word, long wanted) {
        return ascii(word & LOWS, wanted) & ~word;
    }

    /** One bit for each byte, set where its high bit is. */
    private static long bits(long word) {
        return (word & HIGHS) * GATHER >>> 56;
    }
}
