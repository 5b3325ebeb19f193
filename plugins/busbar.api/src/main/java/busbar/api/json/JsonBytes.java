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
import java.nio.charset.StandardCharsets;

/** A place in the bytes of a JSON text that moves on with what is read. Values come out as Jackson makes them; what
 *  is rare (escapes, long numbers) is left to it. Past the end there is an {@link IndexOutOfBoundsException}.
 *
 *  <p>The quotes of the next 64 bytes are looked for at once, without a branch, and then taken one by one (as in
 *  Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019), so that no text has to be walked to its end. */
final class JsonBytes {
    private static final ObjectMapper MAPPER = new ObjectMapper(Factories.utf8().build());
    private static final int BRACE_BIT = 0x20; // by which a brace differs from the bracket of its side
    private static final int BLOCK = QuoteBits.BLOCK;
    private static final int INT_DIGITS = 9; // that surely fit
    private static final int LONG_DIGITS = 18;
    private static final int EXACT_DIGITS = 15; // of a decimal whose digits and power of ten are both exact in a double
    private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
        1e14, 1e15};
    private final byte[] utf8;
    private final boolean plain; // whether it is known that there are no escapes, and ASCII alone
    private int at;
    private int block; // where the bytes begin whose quotes are in hand
    private long quotes; // of those, the ones not taken yet
    private boolean escaping; // whether they end with the beginning of an escape
    private boolean escapes; // whether there was any so far
    private final boolean dots; // whether names with one are looked for
    private boolean dotted;

    /** For one value of a text. */
    JsonBytes(byte[] utf8, int at) {
        this(utf8, at, false, false);
    }

    private JsonBytes(byte[] utf8, int at, boolean plain, boolean dots) {
        this.utf8 = utf8;
        this.plain = plain;
        this.dots = dots;
        this.at = at;
        block = at - BLOCK;
    }

    /** For all of a text.
     *
     *  @param dots whether {@link #isDotted} will be asked */
    static JsonBytes ofAll(byte[] utf8, boolean dots) {
        return new JsonBytes(utf8, 0, QuoteBits.arePlain(utf8), dots);
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
        int open = openingQuote();
        int close = takeQuote();
        at = close + 1;
        boolean escaped = isEscaped(open);
        FieldTrie<V> field = escaped ? needed.child(parsed(open).textValue()) : needed.child(utf8, open + 1, close);
        if (dots && needed.isDeep()) {
            dotted |= escaped || isPath(needed, open + 1, close);
        }
        if (next() != ':') {
            throw new IndexOutOfBoundsException(at);
        }
        at++;
        return field;
    }

    private <V> boolean isPath(FieldTrie<V> needed, int from, int to) {
        for (int i = from; i < to; i++) {
            if (utf8[i] == '.') {
                return needed.needsBelow(utf8, from, i);
            }
        }
        return false;
    }

    /** Whether there was a name with a dot that could lead to a field that is needed; one with an escape could be such
     *  a name. */
    boolean isDotted() {
        return dotted;
    }

    private int openingQuote() {
        int open = takeQuote();
        if (open != at) {
            throw new IndexOutOfBoundsException(at);
        }
        return open;
    }

    private int takeQuote() {
        int quote = peekQuote();
        if (quote == utf8.length) {
            throw new IndexOutOfBoundsException(quote);
        }
        quotes &= quotes - 1;
        return quote;
    }

    /** Where the next quote is that opens or closes a text; the length where there is none. */
    private int peekQuote() {
        while (quotes == 0 && block < utf8.length - BLOCK) {
            block += BLOCK;
            quotes = quotes(block);
        }
        return quotes == 0 ? utf8.length : block + Long.numberOfTrailingZeros(quotes);
    }

    private long quotes(int from) {
        if (from > utf8.length - BLOCK) {
            return unescaped(from);
        }
        if (plain || !escaping && QuoteBits.arePlain(utf8, from)) {
            return QuoteBits.ofPlain(utf8, from);
        }
        if (escaping || QuoteBits.hasEscape(utf8, from)) {
            return unescaped(from);
        }
        return QuoteBits.of(utf8, from);
    }

    /** Byte by byte, without quotes that are escaped. */
    private long unescaped(int from) {
        long found = 0;
        int to = Math.min(from + BLOCK, utf8.length);
        for (int i = from; i < to; i++) {
            boolean escaped = escaping;
            escaping = !escaped && utf8[i] == '\\';
            escapes |= escaping;
            found |= !escaped && utf8[i] == '"' ? 1L << i - from : 0;
        }
        return found;
    }

    /** Whether there was any escape so far. */
    boolean isEscaped() {
        return escapes;
    }

    /** Whether there is an escape in the text that was just read. */
    boolean isEscaped(int from) {
        return escapes && hasEscape(utf8, from, at);
    }

    static boolean hasEscape(byte[] utf8, int from, int to) {
        for (int i = from; i < to; i++) {
            if (utf8[i] == '\\') {
                return true;
            }
        }
        return false;
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

    /** Braces and brackets count between texts only. */
    private void skipNested() {
        int depth = 0;
        while (true) {
            int quote = peekQuote();
            for (; at < quote; at++) {
                int side = utf8[at] | BRACE_BIT;
                if (side == '{' || side == '}') {
                    depth += side == '{' ? 1 : -1;
                    if (depth == 0) {
                        at++;
                        return;
                    }
                }
            }
            skipText();
        }
    }

    private void skipText() {
        openingQuote();
        at = takeQuote() + 1;
    }

    private JsonNode text() {
        int from = at;
        skipText();
        return isEscaped(from) ? parsed(from) : TextNode.valueOf(
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

    /** What was just stepped over, as Jackson reads it. */
    JsonNode parsed(int from) {
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
