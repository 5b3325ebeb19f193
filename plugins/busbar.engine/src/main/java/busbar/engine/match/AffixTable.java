package busbar.engine.match;

/** Finds all keys that a text begins with, or ends with: one walk over the text computes the hash of each beginning,
 *  and those lengths that some key has are looked up. That is a trie's work in one table.
 *
 *  @param fromEnd whether the keys are ends
 *  @param keys by text, with a hash from that side
 *  @param counts how many keys have each length up to {@link Key#AFFIX_MAX}
 *  @param lengths those counts that are not 0, as bits; the length 1 is bit 0 */
record AffixTable(boolean fromEnd, KeyTable<Bucket> keys, int[] counts, long lengths) {

    AffixTable(boolean fromEnd) {
        this(fromEnd, new KeyTable<>(), new int[Key.AFFIX_MAX + 1], 0);
    }

    void visit(String text, Candidates candidates) {
        int most = Math.min(text.length(), Long.SIZE - Long.numberOfLeadingZeros(lengths));
        int hash = 0;
        for (int length = 1; length <= most; length++) {
            hash = 31 * hash + text.charAt(fromEnd ? text.length() - length : length - 1);
            if ((lengths >>> length - 1 & 1) != 0) {
                keys.visit(hash, candidates, Bucket::addTo);
            }
        }
    }

    private int hash(String key) {
        int hash = 0;
        for (int i = 0; i < key.length(); i++) {
            hash = 31 * hash + key.charAt(fromEnd ? key.length() - 1 - i : i);
        }
        return hash;
    }

    private Bucket bucket(String key) {
        Bucket bucket = keys.get(key, hash(key));
        return bucket == null ? Bucket.EMPTY : bucket;
    }

    int load(String key) {
        return bucket(key).size();
    }

    AffixTable with(String key, Compiled rule, Object by) {
        Bucket before = bucket(key);
        KeyTable<Bucket> after = keys.with(key, hash(key), before.with(rule, by), by);
        return before.size() > 0 ? new AffixTable(fromEnd, after, counts, lengths) : counted(after, key.length(), 1);
    }

    AffixTable without(String key, Compiled rule, Object by) {
        Bucket fewer = bucket(key).without(rule, by);
        return fewer.size() > 0
                ? new AffixTable(fromEnd, keys.with(key, hash(key), fewer, by), counts, lengths)
                : counted(keys.without(key, hash(key), by), key.length(), -1);
    }

    private AffixTable counted(KeyTable<Bucket> after, int length, int more) {
        int[] changed = counts.clone();
        changed[length] += more;
        long bit = 1L << length - 1;
        return new AffixTable(fromEnd, after, changed, changed[length] > 0 ? lengths | bit : lengths & ~bit);
    }
}
