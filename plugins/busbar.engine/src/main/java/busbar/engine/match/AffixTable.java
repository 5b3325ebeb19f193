package busbar.engine.match;

import busbar.api.json.Utf8Words;
import java.nio.charset.StandardCharsets;

/** Finds all keys that a text begins with, or ends with: those lengths that some key has are looked up. That is a
 *  trie's work in one table.
 *
 *  @param fromEnd whether the keys are ends
 *  @param keys by text, with the hash of that part of it which counts
 *  @param counts how many keys have each length up to {@link #BYTES_MAX}
 *  @param lengths those counts that are not 0, as bits; the length 1 is bit 0 */
record AffixTable(boolean fromEnd, KeyTable<Bucket> keys, int[] counts, long lengths) {
    private static final int BYTES_MAX = 64; // of a longer key so many count: its first, or its last

    AffixTable(boolean fromEnd) {
        this(fromEnd, new KeyTable<>(), new int[BYTES_MAX + 1], 0);
    }

    void visit(byte[] utf8, int from, int to, Candidates candidates) {
        for (long left = lengths; left != 0; left &= left - 1) {
            int length = Long.numberOfTrailingZeros(left) + 1;
            if (length > to - from) {
                return;
            }
            int start = fromEnd ? to - length : from;
            keys.visit(Utf8Words.hash(utf8, start, start + length), candidates, Bucket::addTo);
        }
    }

    private static int length(byte[] key) {
        return Math.min(BYTES_MAX, key.length);
    }

    private int hash(byte[] key) {
        int start = fromEnd ? key.length - length(key) : 0;
        return Utf8Words.hash(key, start, start + length(key));
    }

    private Bucket bucket(String key, int hash) {
        Bucket bucket = keys.get(key, hash);
        return bucket == null ? Bucket.EMPTY : bucket;
    }

    int load(String key) {
        return bucket(key, hash(key.getBytes(StandardCharsets.UTF_8))).size();
    }

    AffixTable with(String key, Compiled rule, Object by) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        Bucket before = bucket(key, hash(utf8));
        KeyTable<Bucket> after = keys.with(key, hash(utf8), before.with(rule, by), by);
        return before.size() > 0 ? new AffixTable(fromEnd, after, counts, lengths) : counted(after, length(utf8), 1);
    }

    AffixTable without(String key, Compiled rule, Object by) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        Bucket fewer = bucket(key, hash(utf8)).without(rule, by);
        return fewer.size() > 0
                ? new AffixTable(fromEnd, keys.with(key, hash(utf8), fewer, by), counts, lengths)
                : counted(keys.without(key, hash(utf8), by), length(utf8), -1);
    }

    private AffixTable counted(KeyTable<Bucket> after, int length, int more) {
        int[] changed = counts.clone();
        changed[length] += more;
        long bit = 1L << length - 1;
        return new AffixTable(fromEnd, after, changed, changed[length] > 0 ? lengths | bit : lengths & ~bit);
    }
}
