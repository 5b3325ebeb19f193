package busbar.engine.match;

import java.util.Arrays;

/** Some rules. Changed as all parts of the index are: the old one stays as it was, but for the owner's own. */
final class Bucket {
    static final Bucket EMPTY = new Bucket(new Object(), new Compiled[0], 0);
    private final Object owner;
    private Compiled[] rules;
    private int size;

    private Bucket(Object owner, Compiled[] rules, int size) {
        this.owner = owner;
        this.rules = rules;
        this.size = size;
    }

    int size() {
        return size;
    }

    Compiled get(int index) {
        return rules[index];
    }

    Bucket with(Compiled rule, Object by) {
        Bucket mine = owner == by ? this : new Bucket(by, Arrays.copyOf(rules, size + 1), size);
        if (mine.size == mine.rules.length) {
            mine.rules = Arrays.copyOf(mine.rules, Math.max(4, mine.size * 2));
        }
        mine.rules[mine.size++] = rule;
        return mine;
    }

    Bucket without(Compiled rule, Object by) {
        int at = Arrays.asList(rules).indexOf(rule);
        if (at < 0) {
            return this;
        }
        Compiled[] fewer = new Compiled[size - 1];
        System.arraycopy(rules, 0, fewer, 0, at);
        System.arraycopy(rules, at + 1, fewer, at, size - 1 - at);
        return new Bucket(by, fewer, size - 1);
    }

    /** Puts all at the end of a list. */
    void addTo(Candidates candidates) {
        candidates.add(rules, size);
    }
}
