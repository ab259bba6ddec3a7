package dev.tagloop.cli.server;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Gives memory back to the system while the server has nothing to do. The collector shrinks the heap only when it collects all of it, and an idle
 * program never makes it collect: after much work the server would hold what it needed then. So after a quiet while that follows work, one
 * collection is asked for; its pause falls where nobody waits.
 */
public final class QuietMemory implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(15);
    /** Of one processor: less is the server's own timers. */
    private static final double QUIET_SHARE = 0.03;

    private final Thread thread;
    private volatile boolean closed;

    private QuietMemory() {
        thread = Thread.ofPlatform().daemon().name("quiet-memory").unstarted(this::watchUntilClosed);
    }

    /** Watches this process from now on. */
    public static QuietMemory watch() {
        QuietMemory memory = new QuietMemory();
        memory.thread.start();
        return memory;
    }

    private void watchUntilClosed() {
        // The start is work, too.
        boolean worked = true;
        long cpu = cpuNanos();
        long collections = collections();
        while (!closed) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            }
            long now = cpuNanos();
            boolean quiet = now - cpu < QUIET_SHARE * LOOK.toNanos();
            cpu = now;
            // Timers of an idle server fill little: what counts is that the collector had to run, or that the processor
            // was busy.
            worked |= !quiet || collections() != collections;
            if (quiet && worked) {
                System.gc();
                worked = false;
                cpu = cpuNanos();
            }
            collections = collections();
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
