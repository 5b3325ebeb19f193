package busbar.engine.match;

import busbar.api.json.FieldFinder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/** Rules that may want an event, some of them perhaps twice. One event, one thread. */
final class Candidates implements FieldFinder.Found<ValueIndex> {
    private final boolean aws;
    private Compiled[] rules = new Compiled[8];
    private int size;

    /** @param aws whether some rules may be of that dialect */
    Candidates(boolean aws) {
        this.aws = aws;
    }

    @Override
    public boolean asksForDots() {
        return aws;
    }

    @Override
    public void text(ValueIndex index, byte[] utf8, int from, int to) {
        index.visit(utf8, from, to, this);
    }

    @Override
    public void value(ValueIndex index, JsonNode value) {
        index.visit(value, this);
    }

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
