package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.learning.train.Trainer;
import java.time.Duration;
import java.util.function.Predicate;

/** While somebody labels in a project whose version can go on, the trainer is kept ready: the next warm training is then seconds of work, and its start is none of them. */
final class Readiness {
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();

    private final Predicate<BackendProject> goesOn;
    private final Trainer trainer;
    private final Background background;
    private long asked = System.nanoTime() - PAUSE;

    /** @param goesOn whether a project's version can go on; asked in the background */
    Readiness(Predicate<BackendProject> goesOn, Trainer trainer, Background background) {
        this.goesOn = goesOn;
        this.trainer = trainer;
        this.background = background;
    }

    /** Hears of a label; returns at once. */
    void labelled(BackendProject project) {
        long now = System.nanoTime();
        synchronized (this) {
            if (now - asked < PAUSE) {
                return;
            }
            asked = now;
        }
        background.execute(() -> {
            if (goesOn.test(project)) {
                trainer.prepare();
            }
        });
    }
}
