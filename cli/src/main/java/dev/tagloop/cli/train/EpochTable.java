package dev.tagloop.cli.train;

import dev.tagloop.cli.console.Console;
import dev.tagloop.learning.train.RunEpoch;

/** The table of epochs that grows while a model is trained. */
public final class EpochTable {
    private final Console console;
    private boolean headed;

    public EpochTable(Console console) {
        this.console = console;
    }

    /** Adds the row of an epoch; the head comes with the first one. */
    public void row(RunEpoch epoch) {
        if (!headed) {
            console.say("  epoch    loss       P       R      F1  seconds");
            headed = true;
        }
        console.say("  %5d  %6.4f  %6s  %6s  %6s  %7.1f%s"
                .formatted(
                        epoch.epoch(),
                        epoch.loss(),
                        score(epoch.precision()),
                        score(epoch.recall()),
                        score(epoch.f1()),
                        epoch.seconds(),
                        epoch.best() ? "  best so far" : ""));
    }

    private static String score(Double value) {
        return value == null ? "-" : "%.3f".formatted(value);
    }
}
