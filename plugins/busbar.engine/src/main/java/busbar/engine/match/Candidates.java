package busbar.engine.match;

import java.util.Arrays;

/** Rules that may want an event, some of them perhaps twice. One event, one thread. */
final class Candidates {
    private Compiled[] rules = new Compiled[8];
    private int size;

    void add(Compiled[] more, int count) {
        if (size + count > rules.length) {
            rules = Arrays.copyOf(rules, Math.max(rules.length * 2, size + count));
        }
        System.arraycopy(more, 0, rules, size, count);
        size += count;
    }

    int size() {
        return size;
    }

    Compiled get(int index) {
        return rules[index];
    }
}
