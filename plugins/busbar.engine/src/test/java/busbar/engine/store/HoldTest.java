package busbar.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HoldTest {

    @Test
    void itIsFreeOnceWhenTheLastHolderLetGo() {
        AtomicInteger free = new AtomicInteger();
        Hold hold = new Hold(free::incrementAndGet);
        hold.retain();
        hold.retain();
        hold.release();
        hold.release();
        assertEquals(0, free.get());
        hold.release();
        assertEquals(1, free.get());
    }
}
