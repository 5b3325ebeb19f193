package busbar.engine.channel;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The end of what is published, and those who wait for more. The writer moves it, any thread looks and waits. */
final class Watermark {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long endOffset;
    private volatile boolean closed;

    long endOffset() {
        return endOffset;
    }

    void moveTo(long offset) {
        endOffset = offset;
        wake();
    }

    /** Ends all waiting. */
    void close() {
        closed = true;
        wake();
    }

    private void wake() {
        if (waiting.get() > 0) { // the writer takes no lock while nobody waits
            lock.lock();
            try {
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    boolean awaitBeyond(long offset, Duration timeout) throws InterruptedException {
        if (endOffset > offset) {
            return true;
        }
        waiting.incrementAndGet();
        lock.lockInterruptibly();
        try {
            long nanos = timeout.toNanos();
            while (endOffset <= offset && !closed && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return endOffset > offset;
        } finally {
            lock.unlock();
            waiting.decrementAndGet();
        }
    }
}
