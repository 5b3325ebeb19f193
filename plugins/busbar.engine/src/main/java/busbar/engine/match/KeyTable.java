package busbar.engine.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A hash table by text that keeps its old versions: a change copies the table (4 bytes a slot) and one chain, a
 *  table of {@code owner} is changed in place.
 *
 *  @param <V> what a key leads to */
final class KeyTable<V> {
    private static final int SIZE_FIRST = 8;
    private final Object owner;
    private Link<V>[] slots; // a power of two
    private int size;

    private record Link<V>(String key, int hash, V value, Link<V> next) {

        Link<V> without(String gone) {
            return key.equals(gone) ? next : next == null ? this : new Link<>(key, hash, value, next.without(gone));
        }
    }

    KeyTable() {
        this(new Object(), table(SIZE_FIRST), 0);
    }

    private KeyTable(Object owner, Link<V>[] slots, int size) {
        this.owner = owner;
        this.slots = slots;
        this.size = size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Null where there is none. */
    V get(String key) {
        return get(key, key.hashCode());
    }

    /** @param hash as for {@link #with} */
    V get(String key, int hash) {
        for (Link<V> link = slots[slot(hash, slots.length)]; link != null; link = link.next()) {
            if (link.hash() == hash && link.key().equals(key)) {
                return link.value();
            }
        }
        return null;
    }

    /** Shows all values whose keys have that hash; of two such keys one is the wrong one, once in 4 billion. The keys
     *  themselves are not looked at: they lie far away in memory.
     *
     *  @param shown takes each with what is given along */
    <A> void visit(int hash, A along, BiConsumer<V, A> shown) {
        for (Link<V> link = slots[slot(hash, slots.length)]; link != null; link = link.next()) {
            if (link.hash() == hash) {
                shown.accept(link.value(), along);
            }
        }
    }

    KeyTable<V> with(String key, int hash, V value, Object by) {
        KeyTable<V> mine = owned(by);
        boolean known = mine.get(key, hash) != null;
        if (!known && mine.size >= mine.slots.length) {
            mine.grow();
        }
        int at = slot(hash, mine.slots.length);
        Link<V> rest = known ? mine.slots[at].without(key) : mine.slots[at];
        mine.slots[at] = new Link<>(key, hash, value, rest);
        mine.size += known ? 0 : 1;
        return mine;
    }

    KeyTable<V> without(String key, int hash, Object by) {
        if (get(key, hash) == null) {
            return this;
        }
        KeyTable<V> mine = owned(by);
        int at = slot(hash, mine.slots.length);
        mine.slots[at] = mine.slots[at].without(key);
        mine.size--;
        return mine;
    }

    private KeyTable<V> owned(Object by) {
        return owner == by ? this : new KeyTable<>(by, slots.clone(), size);
    }

    private void grow() {
        Link<V>[] more = table(slots.length * 2);
        for (Link<V> chain : slots) {
            for (Link<V> link = chain; link != null; link = link.next()) {
                int at = slot(link.hash(), more.length);
                more[at] = new Link<>(link.key(), link.hash(), link.value(), more[at]);
            }
        }
        slots = more;
    }

    private static int slot(int hash, int length) {
        return (hash ^ hash >>> 16) & length - 1;
    }

    /** In no order. */
    List<V> values() {
        List<V> all = new ArrayList<>(size);
        for (Link<V> chain : slots) {
            for (Link<V> link = chain; link != null; link = link.next()) {
                all.add(link.value());
            }
        }
        return all;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> Link<V>[] table(int length) {
        return new Link[length];
    }
}
