package dev.tagloop.server.exports;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Reads the next part in a thread of its own while this one is worked on. Only one thread reads at a time, each after the other, so the parts may come
 * from one connection; nothing is read any more once {@link #forEach} has returned.
 *
 * @param next the next part; empty at the end
 */
record ReadAhead<T>(Supplier<Optional<T>> next) {
    /** Takes a part. */
    interface Sink<T> {
        void accept(T part) throws IOException;
    }

    void forEach(Sink<T> sink) throws IOException {
        FutureTask<Optional<T>> reading = begin();
        try {
            Optional<T> part = result(reading);
            while (part.isPresent()) {
                reading = begin();
                sink.accept(part.get());
                part = result(reading);
            }
        } finally {
            settle(reading);
        }
    }

    private FutureTask<Optional<T>> begin() {
        FutureTask<Optional<T>> reading = new FutureTask<>(next::get);
        Thread.ofPlatform().name("tagloop-export").daemon(true).start(reading);
        return reading;
    }

    private static <T> T result(FutureTask<T> reading) {
        try {
            return uninterrupted(reading);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** The connection is not given back while it is read from. */
    private static void settle(FutureTask<?> reading) {
        try {
            uninterrupted(reading);
        } catch (ExecutionException e) {
            // Whoever waits for the part was told, or has failed already.
        }
    }

    private static <T> T uninterrupted(FutureTask<T> reading) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return reading.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
