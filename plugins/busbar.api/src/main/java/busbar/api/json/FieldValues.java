package busbar.api.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the fields of a JSON object stand in its bytes, as one pass found them. A value is read when it is asked for,
 *  and can be copied as it is. Any thread, once the pass is done. */
public final class FieldValues {
    /** Of no pass at all: knows of no field. */
    public static final FieldValues NONE = new FieldValues(new byte[0]);
    private static final int SLOTS_FIRST = 16; // a power of two
    private static final int NUMBER_CHARACTERS_MAX = 16; // of a number that is copied: sign, 15 digits or point
    private static final int WHOLE_DIGITS_MAX = 7; // of a decimal that Double.toString writes without an exponent
    private final byte[] utf8;
    private FieldPath[] paths; // by hash, open addressing, three quarters full; where one stands is its index
    private int[] starts;
    private int[] ends;
    private JsonNode[] nodes; // those that were read; null before the first; each thread reads the same
    private int size;
    private boolean escaped; // whether there is an escape anywhere
    private boolean repeated;
    private boolean listed;
    private boolean broken;
    private boolean dotted;

    FieldValues(byte[] utf8) {
        this.utf8 = utf8;
        paths = new FieldPath[SLOTS_FIRST];
        starts = new int[SLOTS_FIRST];
        ends = new int[SLOTS_FIRST];
    }

    /** Keeps where a value begins. @return its index; negative when its path had a value before */
    int open(FieldPath path, int start) {
        int slot = slot(path);
        if (paths[slot] == path) {
            repeated = true;
            return -1;
        }
        if (size == paths.length - paths.length / 4) {
            grow();
            slot = slot(path);
        }
        size++;
        paths[slot] = path;
        starts[slot] = start;
        return slot;
    }

    /** @param index as it was told for that path; what was opened since may have moved it
     *  @param read the value, where it was read on the way; else null */
    void close(int index, FieldPath path, int end, JsonNode read) {
        int slot = paths[index] == path ? index : slot(path);
        ends[slot] = end;
        if (read != null) {
            keep(slot, read);
        }
    }

    private void keep(int index, JsonNode read) {
        JsonNode[] kept = nodes;
        if (kept == null) {
            kept = new JsonNode[paths.length];
            nodes = kept;
        }
        kept[index] = read;
    }

    private void grow() {
        FieldPath[] before = paths;
        int[] begun = starts;
        int[] ended = ends;
        JsonNode[] read = nodes;
        paths = new FieldPath[before.length * 2];
        starts = new int[paths.length];
        ends = new int[paths.length];
        nodes = read == null ? null : new JsonNode[paths.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                int slot = slot(before[i]);
                paths[slot] = before[i];
                starts[slot] = begun[i];
                ends[slot] = ended[i];
                if (read != null) {
                    nodes[slot] = read[i];
                }
            }
        }
    }

    /** Where a path stands, or would. */
    private int slot(FieldPath path) {
        int slot = path.hashCode() & paths.length - 1;
        while (paths[slot] != path && paths[slot] != null) { // equal ones are one object
            slot = slot + 1 & paths.length - 1;
        }
        return slot;
    }

    void setEscaped(boolean any) {
        escaped = any;
    }

    void markListed() {
        listed = true;
    }

    void markBroken() {
        broken = true;
    }

    void markDotted() {
        dotted = true;
    }

    /** Of a pass that was asked for it: whether there may be a name with a dot, by which Amazon means a path to a field
     *  that was asked for. */
    public boolean isDotted() {
        return dotted;
    }

    /** Whether the bytes could not be read as an object; then nothing here is to be used. */
    public boolean isBroken() {
        return broken;
    }

    /** Whether some field was there twice. A parser takes the last one; here it is the first. */
    public boolean isRepeated() {
        return repeated;
    }

    /** Whether there was an array where fields below it were asked for; those in its elements are not kept. */
    public boolean isListed() {
        return listed;
    }

    /** @return negative where the pass found nothing at that path, or did not look for it */
    public int find(FieldPath path) {
        int slot = slot(path);
        return paths[slot] == path ? slot : -1;
    }

    /** Whether a value is this very text.
     *
     *  @param text in UTF-8, of characters that stand in JSON as they are
     *  @return false also for a value that says the same by escapes */
    public boolean isText(int index, byte[] text) {
        int start = starts[index];
        int end = ends[index];
        return utf8[start] == '"' && Utf8Words.isSame(utf8, start + 1, end - 1, text);
    }

    /** Whether a value is a text that begins so; the same holds as for {@link #isText}. */
    public boolean isTextFrom(int index, byte[] begin) {
        int start = starts[index];
        return ends[index] - start >= begin.length + 2 && utf8[start] == '"'
                && Utf8Words.isSame(utf8, start + 1, start + 1 + begin.length, begin);
    }

    /** Whether a value is a text that ends so; the same holds as for {@link #isText}. */
    public boolean isTextTo(int index, byte[] end) {
        int last = ends[index] - 1;
        return last - starts[index] > end.length && isPlainText(index)
                && Utf8Words.isSame(utf8, last - end.length, last, end);
    }

    public boolean isText(int index) {
        return utf8[starts[index]] == '"';
    }

    public boolean isObject(int index) {
        return utf8[starts[index]] == '{';
    }

    /** Whether a value is a text without escapes, so that its bytes are its characters. */
    public boolean isPlainText(int index) {
        int start = starts[index];
        return utf8[start] == '"' && !(escaped && JsonBytes.hasEscape(utf8, start + 1, ends[index] - 1));
    }

    /** Whether a value is true, false, null or a number that is written as Jackson would write it. */
    public boolean isPlainScalar(int index) {
        return switch (utf8[starts[index]]) {
            case 't', 'f', 'n' -> true;
            case '"', '{', '[' -> false;
            default -> isPlainNumber(starts[index], ends[index]);
        };
    }

    private boolean isPlainNumber(int start, int end) {
        int digits = utf8[start] == '-' ? start + 1 : start;
        int point = digits;
        while (point < end && isDigit(utf8[point])) {
            point++;
        }
        return end - start <= NUMBER_CHARACTERS_MAX
                && (point == end ? utf8[digits] != '0' || start == digits : isPlainDecimal(digits, point, end));
    }

    /** Of at most 15 digits no two make the same double, so that the shortest text of one is the one that was read;
     *  from 0.001 to 10,000,000 it has no exponent (Double.toString). */
    private boolean isPlainDecimal(int digits, int point, int end) {
        for (int i = point + 1; i < end; i++) {
            if (!isDigit(utf8[i])) {
                return false;
            }
        }
        boolean small = utf8[digits] == '0';
        return utf8[point] == '.' && point - digits <= WHOLE_DIGITS_MAX
                && (utf8[end - 1] != '0' || !small && end - point == 2) && (!small || utf8[point + 1] != '0');
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** How many bytes a value has; a text with its quotes. */
    public int length(int index) {
        return ends[index] - starts[index];
    }

    /** Copies the bytes of a value; those of a text without its quotes. */
    public void copy(int index, Utf8Buffer to) {
        int quote = utf8[starts[index]] == '"' ? 1 : 0;
        to.add(utf8, starts[index] + quote, ends[index] - starts[index] - 2 * quote);
    }

    /** The value, as Jackson reads it. */
    public JsonNode node(int index) {
        JsonNode[] kept = nodes;
        if (kept != null && kept[index] != null) {
            return kept[index];
        }
        JsonNode node = new JsonBytes(utf8, starts[index]).value();
        if (node.isValueNode()) { // others could be seen half made by another thread
            keep(index, node);
        }
        return node;
    }
}
