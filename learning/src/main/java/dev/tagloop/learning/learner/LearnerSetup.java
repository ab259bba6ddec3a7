package dev.tagloop.learning.learner;

import dev.tagloop.learning.train.Trainer;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a learner works with.
 *
 * @param folder where models and what belongs to projects lie
 * @param trainer who trains
 * @param settings how models compute that predict
 * @param base the model to begin with in projects that choose none: a folder or a Hub id
 * @param starter the model of entities that answers before anything is learned
 */
record LearnerSetup(
        Path folder,
        Trainer trainer,
        PipelineSettings settings,
        Optional<String> base,
        Function<PipelineSettings, ModelSource> starter) {
    static LearnerSetup of(Path folder, Trainer trainer) {
        return new LearnerSetup(folder, trainer, PipelineSettings.defaults(), Optional.empty(), ModelSource::starter);
    }

    LearnerSetup withSettings(PipelineSettings value) {
        return new LearnerSetup(folder, trainer, value, base, starter);
    }

    LearnerSetup withBase(String value) {
        return new LearnerSetup(folder, trainer, settings, Optional.of(value), starter);
    }

    LearnerSetup withStarter(Function<PipelineSettings, ModelSource> value) {
        return new LearnerSetup(folder, trainer, settings, base, value);
    }
}
