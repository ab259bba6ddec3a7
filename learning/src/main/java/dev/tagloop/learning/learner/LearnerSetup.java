package dev.tagloop.learning.learner;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a learner works with.
 *
 * @param folder where models and what belongs to projects lie
 * @param trainer who trains
 * @param settings how models compute that predict
 * @param base the model to begin with in projects that choose none: a folder or a Hub id
 * @param starterTexts what the starter model is trained on
 * @param starterOptions how
 */
record LearnerSetup(
        Path folder,
        Trainer trainer,
        PipelineSettings settings,
        Optional<String> base,
        Supplier<TrainingData<LabeledText>> starterTexts,
        TrainingOptions starterOptions) {
    static LearnerSetup of(Path folder, Trainer trainer) {
        return new LearnerSetup(
                folder,
                trainer,
                PipelineSettings.defaults(),
                Optional.empty(),
                StarterModel::bundled,
                TrainingOptions.defaults());
    }

    LearnerSetup withSettings(PipelineSettings value) {
        return new LearnerSetup(folder, trainer, value, base, starterTexts, starterOptions);
    }

    LearnerSetup withBase(String value) {
        return new LearnerSetup(folder, trainer, settings, Optional.of(value), starterTexts, starterOptions);
    }

    LearnerSetup withStarter(Supplier<TrainingData<LabeledText>> texts, TrainingOptions options) {
        return new LearnerSetup(folder, trainer, settings, base, texts, options);
    }
}
