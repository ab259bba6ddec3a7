package dev.tagloop.server.exports;

import dev.tagloop.labelstudio.convert.export.TaskSource;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** How far a snapshot in the making is. Written by the thread that makes it, read by any. */
final class Making {
    private volatile long total;
    private volatile long done;

    /** How many tasks it will hold; 0 while that is not known. */
    long total() {
        return total;
    }

    long done() {
        return done;
    }

    void expect(long tasks) {
        total = tasks;
    }

    /** The same tasks, counted on their way, until there is a reason to stop. */
    TaskSource count(TaskSource tasks, BooleanSupplier stop) {
        return sink -> tasks.forEach(task -> {
            if (stop.getAsBoolean()) {
                throw new CancellationException("the server ends");
            }
            sink.accept(task);
            done = done + 1;
        });
    }
}
