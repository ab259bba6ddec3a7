package dev.tagloop.cli.hub;

import dev.tagloop.cli.console.Console;
import dev.tagloop.hub.TransferListener;
import dev.tagloop.jobs.Progress;

/** Draws a transfer as one bar. */
public final class ConsoleListener implements TransferListener {
    private final Progress progress;
    private final String step;

    /** @param step what the bar is called */
    public ConsoleListener(Console console, String step) {
        this.progress = console.progress();
        this.step = step;
    }

    @Override
    public synchronized void progress(String file, long done, long total) {
        progress.report(step, done, total);
    }
}
