package dev.tagloop.cli.loop;

import dev.tagloop.cli.console.Console;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.json.JsonObject;

/** Shows a training on the console: its progress, and what it logs. */
final class ConsoleWatch implements LearningWatch {
    private final Progress progress;

    ConsoleWatch(Console console) {
        this.progress = console.progress();
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

    /** A loop ends with its process only; the next one goes on from there. */
    @Override
    public boolean cancelled() {
        return false;
    }
}
