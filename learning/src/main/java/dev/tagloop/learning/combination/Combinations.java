package dev.tagloop.learning.combination;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.snapshot.CanonicalJson;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.text.ClassifiedModel;
import dev.tagloop.learning.task.text.TextScorer;
import dev.tagloop.learning.task.token.EntityFinder;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Combinations in folders: {@value #DESCRIPTION} names the models that answer together, where they are and how much each counts. */
public final class Combinations {
    /** Tells what lies in the folder. */
    public static final String DESCRIPTION = "combination.json";

    private Combinations() {}

    /** Whether a folder holds a combination. */
    public static boolean isThere(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION));
    }

    /** The folder that a model is named by, where it holds a combination. */
    public static Optional<Path> folder(String model) {
        try {
            return Optional.of(Path.of(model)).filter(Combinations::isThere);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether models for this can be combined. */
    public static boolean fits(LearningTask<?> task) {
        return task.equals(LearningTasks.TOKEN_CLASSIFICATION) || task.equals(LearningTasks.TEXT_CLASSIFICATION);
    }

    /** Writes a combination. @param folder made where it is not there */
    public static void write(Combination combination, Path folder) {
        try {
            Files.createDirectories(folder);
            CombinationFile.write(combination, folder.resolve(DESCRIPTION));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the combination could not be written into " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What a folder holds. @throws ModelFormatException if it holds no combination, or a damaged one */
    public static Combination read(Path folder) {
        return CombinationFile.read(folder.resolve(DESCRIPTION));
    }

    /** SHA-256 of a combination, which names the content of all its models, in hexadecimal digits. */
    public static String digest(Path folder) {
        return digest(read(folder));
    }

    /** The same of one that need not be written yet. */
    public static String digest(Combination combination) {
        StringBuilder content = new StringBuilder().append(combination.threshold());
        combination
                .members()
                .forEach(member -> content.append('\n')
                        .append(member.digest())
                        .append(' ')
                        .append(member.weight())
                        .append(' ')
                        .append(member.calibration()));
        return CanonicalJson.sha256(content.toString());
    }

    /**
     * Opens a combination with all its models.
     *
     * @throws ModelFormatException if one of them is missing, or another than the combination was made of
     */
    public static QuickModel<?> open(Path folder, PipelineSettings settings) {
        return open(read(folder), folder, settings);
    }

    private static QuickModel<?> open(Combination combination, Path folder, PipelineSettings settings) {
        return combination.task().equals(LearningTasks.TOKEN_CLASSIFICATION)
                ? new QuickModel<>(
                        LearningTasks.TOKEN_CLASSIFICATION, new SpanModel(finder(combination, folder, settings)))
                : new QuickModel<>(
                        LearningTasks.TEXT_CLASSIFICATION, new ClassifiedModel(scorer(combination, folder, settings)));
    }

    /**
     * The same for a task that is known.
     *
     * @throws ModelFormatException as the other one, or if the combination is for another task
     */
    @SuppressWarnings("unchecked") // A model's examples are those of its task.
    public static <E> TaskModel<E> open(LearningTask<E> task, Path folder, PipelineSettings settings) {
        Combination combination = read(folder);
        if (!combination.task().equals(task)) {
            throw new ModelFormatException("the combination in " + folder + " is one for "
                    + combination.task().name() + ", not for " + task.name());
        }
        return (TaskModel<E>) open(combination, folder, settings).model();
    }

    /** The finder of entities in a folder. @throws ModelFormatException as {@link #open} */
    public static EntityFinder finder(Path folder, PipelineSettings settings) {
        return finder(read(folder), folder, settings);
    }

    private static EntityFinder finder(Combination combination, Path folder, PipelineSettings settings) {
        return new CombinedFinder(
                opened(combination, folder, model -> MemberModels.finder(model, folder, settings), EntityFinder::close),
                combination.labels(),
                Votes.of(combination));
    }

    /** The scorer of texts in a folder. @throws ModelFormatException as {@link #open} */
    public static TextScorer scorer(Path folder, PipelineSettings settings) {
        return scorer(read(folder), folder, settings);
    }

    private static TextScorer scorer(Combination combination, Path folder, PipelineSettings settings) {
        List<TextScorer> scorers =
                opened(combination, folder, model -> MemberModels.scorer(model, folder, settings), TextScorer::close);
        requireOneType(scorers);
        return new CombinedScorer(scorers, combination.labels(), Votes.of(combination));
    }

    /** @throws ModelFormatException if they answer differently or with numbers; they are closed then */
    private static void requireOneType(List<TextScorer> scorers) {
        List<ProblemType> types =
                scorers.stream().map(TextScorer::type).distinct().toList();
        if (types.size() > 1 || types.getFirst() == ProblemType.REGRESSION) {
            scorers.forEach(TextScorer::close);
            throw new ModelFormatException("models that give one label, several labels or numbers to a text are not"
                    + " combined with each other, and numbers not at all");
        }
    }

    private static <M> List<M> opened(
            Combination combination, Path folder, Function<String, M> opening, Consumer<M> closing) {
        List<M> opened = new ArrayList<>();
        try {
            for (Member member : combination.members()) {
                requireSame(member, folder);
                opened.add(opening.apply(member.model()));
            }
            return opened;
        } catch (RuntimeException e) {
            opened.forEach(closing);
            throw e;
        }
    }

    private static void requireSame(Member member, Path folder) {
        String model = MemberModels.seen(member.model(), folder);
        String digest;
        try {
            digest = MemberModels.digest(model);
        } catch (ModelFormatException e) {
            throw new ModelFormatException(
                    "the combination in " + folder + " needs " + member.name() + ": " + e.getMessage(), e);
        }
        if (!digest.equals(member.digest())) {
            throw new ModelFormatException("the combination in " + folder + " was made with another model than the one"
                    + " that is now in " + model + "; combine them again");
        }
    }
}
