package dev.tagloop.cli.loop;

import dev.tagloop.cli.console.Console;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.json.JsonObject;

/** Shows a training on the console: its progress, and what it logs. */
final class ConsoleWatch implements LearningWatch {
    private final Progress progress;
    private final CancelToken cancel;

    ConsoleWatch(Console console, CancelToken cancel) {
        this.progress = console.progress();
        this.cancel = cancel;
    }

    @Override
    public void progress(String step, long done, long total) {
        progress.report(step, done, total);
    }

    @Override
    public void log(String line) {
        progress.log("  " + line);
    }

    @Override
    public void figures(JsonObject point) {
        // The table at the end tells what came of it.
    }

    @Override
    public boolean cancelled() {
        return cancel.isCancelled();
    }
}
