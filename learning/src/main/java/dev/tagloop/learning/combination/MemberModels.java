package dev.tagloop.learning.combination;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.text.TextScorer;
import dev.tagloop.learning.task.token.EntityFinder;
import dev.tagloop.learning.train.BaseFingerprint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import java.nio.file.Path;
import java.util.Optional;

/** The single models that a combination is made of: folders in Hugging Face layout or with a model of OpenNLP, or Hub ids in the cache. */
final class MemberModels {
    private MemberModels() {}

    /** A model's name as it is seen from the program. @param folder where names that begin with a dot are seen from */
    static String seen(String model, Path folder) {
        return model.startsWith(".") ? folder.resolve(model).normalize().toString() : model;
    }

    /** A model's name as it is seen from a folder: beside it or in it by the way there, elsewhere by its whole path. */
    static String from(String model, Path folder) {
        if (Checkpoints.isOnHub(model)
                || Baselines.folder(model).isEmpty() && !Path.of(model).toFile().isDirectory()) {
            return model;
        }
        Path whole = Path.of(model).toAbsolutePath().normalize();
        Path parent = folder.toAbsolutePath().normalize().getParent();
        return parent != null && whole.startsWith(parent)
                ? Path.of("..").resolve(parent.relativize(whole)).toString().replace('\\', '/')
                : whole.toString();
    }

    /** What a model was trained for. @throws ModelFormatException if there is none, or it is no single model */
    static LearningTask<?> task(String model) {
        if (Combinations.folder(model).isPresent()) {
            throw new ModelFormatException(model + " is a combination itself; name the models that it is made of");
        }
        Optional<Path> quick = Baselines.folder(model);
        return quick.isPresent()
                ? Baselines.task(quick.get())
                : LearningTasks.of(Checkpoints.resolve(model))
                        .orElseThrow(() -> new ModelFormatException(
                                model + " has no head that finds spans or gives labels to texts"));
    }

    /** Names a model's content. */
    static String digest(String model) {
        Optional<Path> quick = Baselines.folder(model);
        return quick.isPresent()
                ? "sha256:" + Baselines.digest(quick.get())
                : BaseFingerprint.of(Checkpoints.resolve(model));
    }

    /** Whether a model gives any number of labels to a text. @throws ModelFormatException if it gives numbers */
    static boolean isOfSeveral(String model, PipelineSettings settings) {
        try (TextScorer scorer = scorer(model, Path.of(""), settings)) {
            if (scorer.type() == ProblemType.REGRESSION) {
                throw new ModelFormatException(model + " gives numbers to texts, which are not combined");
            }
            return scorer.type() == ProblemType.MULTI_LABEL_CLASSIFICATION;
        }
    }

    static EntityFinder finder(String model, Path folder, PipelineSettings settings) {
        String seen = seen(model, folder);
        Optional<Path> quick = Baselines.folder(seen);
        return quick.isPresent()
                ? Baselines.finder(quick.get())
                : EntityFinder.of(Pipelines.tokenClassification(Checkpoints.resolve(seen), settings));
    }

    static TextScorer scorer(String model, Path folder, PipelineSettings settings) {
        String seen = seen(model, folder);
        Optional<Path> quick = Baselines.folder(seen);
        return quick.isPresent()
                ? Baselines.categorizer(quick.get())
                : TextScorer.of(Pipelines.textClassification(Checkpoints.resolve(seen), settings));
    }
}
