package busbar.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CursorTest {

    @Property(tries = 200)
    void itNeverPassesWhatIsHeldAndNeverStaysBehindWhatIsNot(@ForAll long seed) {
        Random random = new Random(seed);
        Cursor cursor = new Cursor(10);
        TreeSet<Long> held = new TreeSet<>();
        long next = 10;
        for (int i = 0; i < 200; i++) {
            if (random.nextBoolean()) {
                cursor.hold(next);
                held.add(next);
                cursor.readUpTo(++next);
            } else if (!held.isEmpty()) {
                Long[] all = held.toArray(Long[]::new);
                long one = all[random.nextInt(all.length)];
                cursor.free(one);
                held.remove(one);
            }
            assertEquals(held.isEmpty() ? next : held.first(), cursor.safe());
        }
    }
}
