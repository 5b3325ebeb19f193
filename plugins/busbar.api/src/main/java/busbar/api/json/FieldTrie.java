package busbar.api.json;

import java.nio.charset.StandardCharsets;
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
    private static final int MULTIPLIER = 31;
    private final Object owner;
    private final String name;
    private final byte[] utf8;
    private final int hash;
    private FieldTrie<V>[] slots; // by hash, open addressing; a power of two, at most half full
    private int children;
    private V value;
    private int uses; // how many want this very field
    private int wholes; // how many of them want all that is below it too

    private FieldTrie(Object owner, String name) {
        this.owner = owner;
        this.name = name;
        utf8 = name.getBytes(StandardCharsets.UTF_8);
        hash = hash(utf8, 0, utf8.length);
    }

    private FieldTrie(Object owner, FieldTrie<V> from) {
        this.owner = owner;
        name = from.name;
        utf8 = from.utf8;
        hash = from.hash;
        slots = from.slots == null ? null : from.slots.clone();
        children = from.children;
        value = from.value;
        uses = from.uses;
        wholes = from.wholes;
    }

    /** One that asks for nothing. */
    public static <V> FieldTrie<V> none() {
        return new FieldTrie<>(new Object(), "");
    }

    /** One that asks for all that is at these paths. */
    public static FieldTrie<Void> whole(Iterable<List<String>> paths) {
        Object owner = new Object();
        FieldTrie<Void> trie = none();
        for (List<String> path : paths) {
            trie = trie.changed(path, owner, node -> node.wholes++);
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
        FieldTrie<V> after = (child == null ? new FieldTrie<V>(by, path.get(0)) : child)
                .changed(path.subList(1, path.size()), by, change);
        if (after.isIdle()) {
            mine.remove(after);
        } else {
            mine.put(after);
        }
        return mine;
    }

    private boolean isIdle() {
        return uses == 0 && wholes == 0 && children == 0;
    }

    private void put(FieldTrie<V> child) {
        if (slots == null || children * 2 >= slots.length) {
            grow();
        }
        int at = find(child.utf8, 0, child.utf8.length, child.hash);
        children += slots[at] == null ? 1 : 0;
        slots[at] = child;
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

    private int find(byte[] text, int from, int length, int textHash) {
        int at = textHash & slots.length - 1;
        while (slots[at] != null && !slots[at].isNamed(text, from, length)) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    private boolean isNamed(byte[] text, int from, int length) {
        return utf8.length == length
                && Arrays.equals(utf8, 0, length, text, from, from + length);
    }

    /** The field of that name below this one; null where nobody needs it. */
    public FieldTrie<V> child(String called) {
        byte[] text = called.getBytes(StandardCharsets.UTF_8);
        return child(text, 0, text.length, hash(text, 0, text.length));
    }

    FieldTrie<V> child(byte[] text, int from, int length, int textHash) {
        return slots == null ? null : slots[find(text, from, length, textHash)];
    }

    static int hash(byte[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = nextHash(hash, text[i]);
        }
        return hash;
    }

    static int nextHash(int hash, byte b) {
        return hash * MULTIPLIER + b;
    }

    /** Null where nothing is kept. */
    public V value() {
        return value;
    }

    String name() {
        return name;
    }

    boolean hasChildren() {
        return children > 0;
    }

    boolean isWhole() {
        return wholes > 0;
    }

    /** How many fields are needed right below this one. */
    public int size() {
        return children;
    }
}
