package dev.tagloop.models.internal.natives;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Stands before the calls into one native object: none runs while or after the object is freed, and none runs while the
 * process ends, when libraries take down what a call still uses and the process would crash instead of ending.
 */
public final class NativeCalls {

    /** What may not be interrupted by freeing. */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {
        T run() throws E;
    }

    private static final ReentrantReadWriteLock PROCESS = new ReentrantReadWriteLock();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(NativeCalls::end, "wait-for-native-calls"));
    }

    private static volatile boolean ending;

    private final ReentrantReadWriteLock object = new ReentrantReadWriteLock();
    private final String name;
    private boolean closed;

    /** @param name says in errors what was closed */
    public NativeCalls(String name) {
        this.name = name;
    }

    /** Waits for calls that are running (a batch takes milliseconds) and keeps the lock, so that no other one starts. */
    private static void end() {
        ending = true;
        PROCESS.writeLock().lock();
    }

    /**
     * Makes a call; several may run at once.
     *
     * @throws IllegalStateException if the object is closed or the process is ending
     */
    public <T, E extends Exception> T call(Call<T, E> call) throws E {
        Lock process = PROCESS.readLock();
        // The flag too: an endless row of overlapping calls would keep the hook waiting for the lock.
        if (ending || !process.tryLock()) {
            throw new IllegalStateException("the program is ending; the " + name + " takes no more calls");
        }
        try {
            object.readLock().lock();
            try {
                if (closed) {
                    throw new IllegalStateException("the " + name + " is closed");
                }
                return call.run();
            } finally {
                object.readLock().unlock();
            }
        } finally {
            process.unlock();
        }
    }

    /** Waits for the calls that are running, then frees the object; later calls of this method do nothing. */
    public void close(Runnable free) {
        object.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                free.run();
            }
        } finally {
            object.writeLock().unlock();
        }
    }
}
