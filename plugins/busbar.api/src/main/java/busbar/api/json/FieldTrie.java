package busbar.api.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The fields that somebody needs, as a tree of their names. A change leaves the old one as it was
 *  and shares with it what did not change; an {@link Object owner} that makes many changes at once pays for each copy
 *  only
 *  once. Any thread, once its owner is done.
 *
 *  @param <V> what is kept with a field */
public final class FieldTrie<V> {
    private final Object owner;
    private final String name;
    private final FieldPath path;
    private final byte[] utf8;
    private final long head; // the first bytes of the name, at most 8
    private final long tail; // the last 8 of a longer one
    private FieldTrie<V>[] slots; // by hash, open addressing; a power of two, at most half full
    private long sieve; // one bit for what some child's name is like: a name of none such is nobody's
    private int children;
    private boolean deep; // whether any of them had children
    private V value;
    private int uses; // how many want this very field

    private FieldTrie(Object owner, String name, FieldPath path) {
        this.owner = owner;
        this.name = name;
        this.path = path;
        utf8 = name.getBytes(StandardCharsets.UTF_8);
        head = Utf8Words.head(utf8, 0, utf8.length);
        tail = Utf8Words.tail(utf8, 0, utf8.length);
    }

    private FieldTrie(Object owner, FieldTrie<V> from) {
        this.owner = owner;
        name = from.name;
        path = from.path;
        utf8 = from.utf8;
        head = from.head;
        tail = from.tail;
        slots = from.slots == null ? null : from.slots.clone();
        sieve = from.sieve;
        children = from.children;
        deep = from.deep;
        value = from.value;
        uses = from.uses;
    }

    /** One that asks for nothing. */
    public static <V> FieldTrie<V> none() {
        return new FieldTrie<>(new Object(), "", FieldPath.of());
    }

    /** One that asks for these paths. */
    public static <V> FieldTrie<V> of(Iterable<FieldPath> paths) {
        Object owner = new Object();
        FieldTrie<V> trie = none();
        for (FieldPath path : paths) {
            trie = trie.using(path.names(), owner);
        }
        return trie;
    }

    /** With one more who needs the values at a path. */
    public FieldTrie<V> using(List<String> path, Object by) {
        return changed(path, by, node -> node.uses++);
    }

    /** With one less; a field that nobody needs is gone. */
    public FieldTrie<V> leaving(List<String> path, Object by) {
        return changed(path, by, node -> node.uses--);
    }

    /** With another value kept at a path that somebody uses.
     *
     *  @param change takes what was kept, or null */
    public FieldTrie<V> edited(List<String> path, Object by, UnaryOperator<V> change) {
        return changed(path, by, node -> node.value = change.apply(node.value));
    }

    private FieldTrie<V> changed(List<String> path, Object by, Consumer<FieldTrie<V>> change) {
        FieldTrie<V> mine = owner == by ? this : new FieldTrie<>(by, this);
        if (path.isEmpty()) {
            change.accept(mine);
            return mine;
        }
        FieldTrie<V> child = mine.child(path.get(0));
        FieldTrie<V> after = (child == null ? mine.newChild(path.get(0), by) : child)
                .changed(path.subList(1, path.size()), by, change);
        if (after.isIdle()) {
            mine.remove(after);
        } else {
            mine.put(after);
        }
        return mine;
    }

    private FieldTrie<V> newChild(String called, Object by) {
        List<String> names = new ArrayList<>(path.names());
        names.add(called);
        return new FieldTrie<>(by, called, FieldPath.of(names));
    }

    private boolean isIdle() {
        return uses == 0 && children == 0;
    }

    private void put(FieldTrie<V> child) {
        if (slots == null || children * 2 >= slots.length) {
            grow();
        }
        int at = find(child.utf8, 0, child.utf8.length);
        children += slots[at] == null ? 1 : 0;
        deep |= child.children > 0;
        slots[at] = child;
        sieve |= 1L << like(child.utf8, 0, child.utf8.length);
    }

    /** By length and first byte; the lowest 6 bits count. */
    private static int like(byte[] text, int from, int to) {
        return to > from ? text[from] + (to - from) * 7 : 0;
    }

    private void grow() {
        FieldTrie<V>[] before = slots;
        slots = table(before == null ? 4 : before.length * 2);
        children = 0;
        if (before != null) {
            for (FieldTrie<V> each : before) {
                if (each != null) {
                    put(each);
                }
            }
        }
    }

    private void remove(FieldTrie<V> child) {
        FieldTrie<V>[] before = slots;
        if (before == null) {
            return;
        }
        slots = table(before.length);
        children = 0;
        sieve = 0;
        for (FieldTrie<V> each : before) {
            if (each != null && !each.name.equals(child.name)) {
                put(each);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> FieldTrie<V>[] table(int size) {
        return new FieldTrie[size];
    }

    private int find(byte[] text, int from, int to) {
        long first = Utf8Words.head(text, from, to);
        long last = Utf8Words.tail(text, from, to);
        int at = Utf8Words.hash(first, last, to - from) & slots.length - 1;
        while (slots[at] != null && !slots[at].isNamed(text, from, to, first, last)) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    private boolean isNamed(byte[] text, int from, int to, long first, long last) {
        return head == first && tail == last && utf8.length == to - from
                && (utf8.length <= 2 * Long.BYTES || Arrays.equals(utf8, 0, utf8.length, text, from, to));
    }

    /** The field of that name below this one; null where nobody needs it. */
    public FieldTrie<V> child(String called) {
        byte[] text = called.getBytes(StandardCharsets.UTF_8);
        return child(text, 0, text.length);
    }

    FieldTrie<V> child(byte[] text, int from, int to) {
        return (sieve >>> like(text, from, to) & 1) == 0 ? null : slots[find(text, from, to)];
    }

    /** Null where nothing is kept. */
    public V value() {
        return value;
    }

    FieldPath path() {
        return path;
    }

    String name() {
        return name;
    }

    boolean hasChildren() {
        return children > 0;
    }

    /** Whether a name with a dot below this field could lead to a field that is needed. At the top of an event, which
     *  is no field, there are no such names. */
    boolean isDeep() {
        return deep && !name.isEmpty();
    }

    /** Whether fields are needed below the one that a name with a dot begins with. */
    boolean needsBelow(byte[] text, int from, int dot) {
        FieldTrie<V> first = child(text, from, dot);
        return first != null && first.hasChildren();
    }

    /** How many fields are needed right below this one. */
    public int size() {
        return children;
    }
}
