package busbar.engine.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Appends that wait for the writer, bounded by bytes. Any thread puts, the writer takes. */
final class AppendQueue {
    /** Written and synced together: at 64 KiB a sync takes 1.3 times as long as at 1 KiB, at 1 MiB several times. */
    private static final int GROUP_BYTES_MAX = 1 << 20;

    private final long bytesMax;
    private final Duration waitMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final ArrayDeque<PendingAppend> appends = new ArrayDeque<>();
    private long bytes;
    private int putting;
    private ChannelException refusal;

    AppendQueue(long bytesMax, Duration waitMax) {
        this.bytesMax = bytesMax;
        this.waitMax = waitMax;
    }

    /** Waits for room as long as allowed, then refuses. An interrupt ends the waiting. */
    void put(PendingAppend append) {
        lock.lock();
        putting++;
        try {
            awaitRoom(append.queuedBytes());
            appends.add(append);
            bytes += append.queuedBytes();
            filled.signal();
        } finally {
            putting--;
            lock.unlock();
        }
    }

    private void awaitRoom(long needed) {
        long nanos = waitMax.toNanos();
        while (refusal == null && bytes > 0 && bytes + needed > bytesMax) {
            try {
                if (nanos <= 0) {
                    throw full();
                }
                nanos = drained.awaitNanos(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw full();
            }
        }
        if (refusal != null) {
            throw refusal.again();
        }
    }

    private ChannelFull full() {
        return new ChannelFull("The events were not stored: " + bytes + " bytes already wait for the disk and "
                + bytesMax + " may. Send slower and try again.");
    }

    /** Waits for appends and takes as many as are written together; nothing when the queue is shut and empty. */
    List<PendingAppend> take() throws InterruptedException {
        lock.lock();
        try {
            while (appends.isEmpty() && refusal == null) {
                filled.await();
            }
            List<PendingAppend> group = new ArrayList<>();
            int groupBytes = 0;
            while (!appends.isEmpty() && (group.isEmpty() || groupBytes + appends.peek().bytes() <= GROUP_BYTES_MAX)) {
                PendingAppend next = appends.poll();
                group.add(next);
                groupBytes += next.bytes();
                bytes -= next.queuedBytes();
            }
            if (putting > 0) {
                drained.signalAll();
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Takes all that waits, without waiting. */
    List<PendingAppend> drain() {
        lock.lock();
        try {
            List<PendingAppend> rest = List.copyOf(appends);
            appends.clear();
            bytes = 0;
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses all later appends so; what waits already stays to be taken. The first reason stays. */
    void shut(ChannelException reason) {
        lock.lock();
        try {
            refusal = refusal == null ? reason : refusal;
            filled.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
