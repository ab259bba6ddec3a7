package dev.tagloop.learning.learner;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.registry.Staging;
import dev.tagloop.learning.snapshot.CanonicalJson;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that suggests before anybody has labelled anything: trained once from the bundled data set, in the background, and kept in a folder that
 * is named by what it was trained on and how.
 */
final class StarterModel {
    /** The version that its predictions carry, and the folder of all that were trained so. */
    static final String NAME = "starter";

    private static final Logger LOG = LoggerFactory.getLogger(StarterModel.class);
    /** Another number trains it anew where nothing else changed that decides the outcome. */
    private static final int RECIPE = 1;

    private final Path folder;
    private final Trainer trainer;
    private final PipelineSettings settings;
    private final Supplier<TrainingData<LabeledText>> texts;
    private final TrainingOptions options;
    private final CancelToken cancel = new CancelToken();
    private final Prepared<Path> trained;
    private List<String> labels;
    /** How far it is, in words. */
    private volatile String done = "";

    /** @param folder where models of several data sets and recipes may lie @param texts what it is trained on */
    StarterModel(
            Path folder,
            Trainer trainer,
            PipelineSettings settings,
            Supplier<TrainingData<LabeledText>> texts,
            TrainingOptions options,
            Executor executor) {
        this.folder = folder;
        this.trainer = trainer;
        this.settings = settings;
        this.texts = texts;
        this.options = options;
        this.trained = new Prepared<>(this::train, executor);
    }

    /** The bundled texts. */
    static TrainingData<LabeledText> bundled() {
        return TrainingData.of(LabeledTexts.read("starter-ner", "train"), "starter-ner");
    }

    /** What it finds, or will find. */
    synchronized List<String> labels() {
        if (labels == null) {
            labels = List.copyOf(texts.get().labels());
        }
        return labels;
    }

    /** The model, if it is there; asking has it trained otherwise. */
    Optional<ModelSource> get() {
        return trained.get()
                .map(model -> ModelSource.in(model, NAME, LearningTasks.TOKEN_CLASSIFICATION, labels(), settings));
    }

    /** Why it is not there, as a sentence. */
    String reason() {
        return trained.failure()
                .map(why -> "The starter model could not be trained: " + why + ".")
                .orElseGet(() -> "The starter model is being prepared, which takes a few minutes once" + done + ".");
    }

    private Path train() {
        TrainingData<LabeledText> data = texts.get();
        String recipe = String.join(
                " ", "" + RECIPE, data.digest(), options.base(), "" + options.seed(), "" + options.epochs());
        String name = CanonicalJson.sha256(recipe).substring(0, 16);
        ModelRegistry registry = ModelRegistry.open(folder.resolve(NAME).resolve(name));
        Optional<ModelVersion> there = registry.latest();
        if (there.isPresent()) {
            return there.get().folder();
        }
        LOG.info("training the starter model into {}", registry.folder());
        try (Staging staging = registry.stage()) {
            trainer.train(data, options, staging.folder(), new TrainingWatch(this::progress, cancel, epoch -> {}));
            ModelVersion version = registry.publish(staging);
            LOG.info("the starter model is there: {}", version.folder());
            return version.folder();
        }
    }

    private void progress(String step, long steps, long total) {
        done = total > 0 ? " (" + step + ": " + 100 * steps / total + " %)" : " (" + step + ")";
    }

    /** Ends a training that is at work. */
    void cancel() {
        cancel.cancel();
    }
}
