package dev.tagloop.cli.console;

import java.io.PrintStream;
import java.time.Duration;

/** A line now and then, for logs and pipes: at the start, then at most one every ten seconds. */
final class LineProgress implements StepProgress {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final String name;
    private final PrintStream err;
    private long lastLine = System.nanoTime();

    LineProgress(String name, PrintStream err) {
        this.name = name;
        this.err = err;
        err.println(name + " ...");
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
