package busbar.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A place in the bytes of a JSON text that moves on with what is read. Values come out as Jackson makes them; what
 *  is rare
 *  (escapes, long numbers) is left to it. Past the end there is an {@link IndexOutOfBoundsException}. */
final class JsonBytes {
    private static final ObjectMapper MAPPER = new ObjectMapper(Factories.utf8().build());
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long ESCAPES = ONES * '\\';
    private static final int BRACE_BIT = 0x20;
    private static final long BRACE_BITS = ONES * BRACE_BIT;
    private static final long OPENS = ONES * '{';
    private static final long CLOSINGS = ONES * '}';
    private static final int CLOSES = 0x05; // bits of a closing brace or bracket; an opening one has 0x03
    private static final int INT_DIGITS = 9; // that surely fit
    private static final int LONG_DIGITS = 18;
    private static final int EXACT_DIGITS = 15; // of a decimal whose digits and power of ten are both exact in a double
    private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
        1e14, 1e15};
    private final byte[] utf8;
    private int at;

    JsonBytes(byte[] utf8, int at) {
        this.utf8 = utf8;
        this.at = at;
    }

    int at() {
        return at;
    }

    /** The next byte that is no space; it stays the next. */
    byte next() {
        byte b = utf8[at];
        while (b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t')) {
            b = utf8[++at];
        }
        return b;
    }

    void step() {
        at++;
    }

    /** Reads a name and its colon. @return null when nobody needs that member */
    <V> FieldTrie<V> member(FieldTrie<V> needed) {
        int from = at + 1;
        int to = quoteOrEscape(from);
        FieldTrie<V> field;
        if (utf8[to] == '"') {
            at = to + 1;
            field = needed.child(utf8, from, to);
        } else {
            field = needed.child(text().textValue());
        }
        if (next() != ':') {
            throw new IndexOutOfBoundsException(at);
        }
        at++;
        return field;
    }

    /** The value that comes next. */
    JsonNode value() {
        return switch (next()) {
            case '"' -> text();
            case '{', '[' -> tree();
            case 't' -> literal(4, BooleanNode.TRUE);
            case 'f' -> literal(5, BooleanNode.FALSE);
            case 'n' -> literal(4, NullNode.getInstance());
            default -> number();
        };
    }

    void skipValue() {
        byte first = next();
        if (first == '"') {
            skipText();
        } else if (first == '{' || first == '[') {
            skipNested();
        } else {
            skipScalar();
        }
    }

    private void skipScalar() {
        int from = at;
        while (at < utf8.length && !isEnd(utf8[at])) {
            at++;
        }
        if (at == from) {
            throw new IndexOutOfBoundsException(at);
        }
    }

    private static boolean isEnd(byte b) {
        return b == ',' || b == '}' || b == ']' || b <= ' ' && b >= 0;
    }

    /** Eight bytes at a time, of which those count that are a quote, a brace or a bracket. */
    private void skipNested() {
        int depth = 0;
        do {
            at = quoteOrBrace(at);
            if (utf8[at] == '"') {
                skipText();
            } else {
                depth += (utf8[at] & CLOSES) == CLOSES ? -1 : 1;
                at++;
            }
        } while (depth > 0);
    }

    /** A bracket and the brace of its side differ by one bit, which is set here. */
    private int quoteOrBrace(int from) {
        int i = from;
        for (; i <= utf8.length - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(utf8, i);
            long hit = zeros(word ^ QUOTES) | zeros((word | BRACE_BITS) ^ OPENS) | zeros((word | BRACE_BITS) ^ CLOSINGS);
            if (hit != 0) {
                return i + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        while (utf8[i] != '"' && (utf8[i] | BRACE_BIT) != '{' && (utf8[i] | BRACE_BIT) != '}') {
            i++;
        }
        return i;
    }

    /** The lowest bit set is in the first byte that is zero (Bit Twiddling Hacks, 1997). */
    private static long zeros(long word) {
        return word - ONES & ~word & HIGHS;
    }

    /** From a quote to behind its closing one. @return whether there were escapes */
    private boolean skipText() {
        boolean escaped = false;
        at = quoteOrEscape(at + 1);
        while (utf8[at] == '\\') {
            escaped = true;
            at = quoteOrEscape(at + 2);
        }
        at++;
        return escaped;
    }

    int quoteOrEscape(int from) {
        int i = from;
        for (; i <= utf8.length - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(utf8, i);
            long hit = zeros(word ^ QUOTES) | zeros(word ^ ESCAPES);
            if (hit != 0) {
                return i + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        while (utf8[i] != '"' && utf8[i] != '\\') {
            i++;
        }
        return i;
    }

    JsonNode text() {
        int from = at;
        return skipText() ? parsed(from) : TextNode.valueOf(
                new String(utf8, from + 1, at - from - 2, StandardCharsets.UTF_8));
    }

    private JsonNode literal(int length, JsonNode value) {
        at += length;
        return value;
    }

    JsonNode tree() {
        int from = at;
        skipValue();
        return parsed(from);
    }

    private JsonNode parsed(int from) {
        if (at == from) {
            throw new IndexOutOfBoundsException(at);
        }
        try {
            return MAPPER.readTree(utf8, from, at - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode number() {
        int from = at;
        boolean negative = utf8[at] == '-';
        at += negative ? 1 : 0;
        int start = at;
        long digits = digits(0);
        int whole = at - start;
        int fraction = 0;
        if (utf8[at] == '.') {
            at++;
            int point = at;
            digits = digits(digits);
            fraction = at - point;
        }
        if (!isEnd(utf8[at]) || whole == 0) {
            skipScalar();
            return parsed(from);
        }
        return fraction > 0 ? decimal(from, negative ? -digits : digits, whole + fraction, fraction)
                : integer(from, negative ? -digits : digits, whole);
    }

    private long digits(long before) {
        long digits = before;
        for (byte b = utf8[at]; b >= '0' && b <= '9'; b = utf8[++at]) {
            digits = digits * 10 + b - '0';
        }
        return digits;
    }

    private JsonNode integer(int from, long value, int digits) {
        return digits <= INT_DIGITS ? IntNode.valueOf((int) value)
                : digits <= LONG_DIGITS && (int) value != value ? LongNode.valueOf(value) : parsed(from);
    }

    /** Digits and power of ten are exact, so that their quotient is the nearest double (Clinger, 1990). */
    private JsonNode decimal(int from, long digits, int count, int fraction) {
        return count <= EXACT_DIGITS && digits != 0 ? DoubleNode.valueOf(digits / TENS[fraction]) : parsed(from);
    }
}
