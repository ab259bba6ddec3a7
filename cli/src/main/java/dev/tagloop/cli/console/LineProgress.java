package dev.tagloop.cli.console;

import java.io.PrintStream;
import java.time.Duration;

/** A line now and then, for logs and pipes: at the start, then at most one every ten seconds. */
final class LineProgress implements StepProgress {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final String name;
    private final PrintStream err;
    private long lastLine = System.nanoTime();

    /** @param announced whether the step begins, or goes on after another line */
    LineProgress(String name, PrintStream err, boolean announced) {
        this.name = name;
        this.err = err;
        if (announced) {
            err.println(name + " ...");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void update(long done, long total) {
        long now = System.nanoTime();
        if (now - lastLine < PAUSE) {
            return;
        }
        lastLine = now;
        err.println(total > 0 ? "%s: %d of %d".formatted(name, done, total) : "%s: %d".formatted(name, done));
    }

    @Override
    public void close() {}
}
