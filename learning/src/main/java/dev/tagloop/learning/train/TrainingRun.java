package dev.tagloop.learning.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.training.TrainingSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is worth knowing about a trained model: from which labels, which base, how, how well. Stored as {@value
 * #FILE} beside the model's files; with the same values, thread count and machine the weights come out the same.
 *
 * @param created when it ended
 * @param data what the documents were called
 * @param digest names exactly the documents: a snapshot's digest, or a SHA-256 over them
 * @param documents labelled documents in all
 * @param trained documents that the model was trained on
 * @param labels what it can predict
 * @param base the model it started from
 * @param baseRevision SHA-256 over the base's weights
 * @param seed decides split, new weights, order and dropout
 * @param settings how it was trained; null of a model that came from elsewhere
 * @param scores how good it is; null where nothing was left to measure on
 * @param epochs its epochs
 * @param bestEpoch the epoch that the weights come from, from 1
 * @param alignment what became of the spans; null where no spans are learned
 * @param notes what a person should know
 * @param seconds from start to end, measuring included
 * @param datasetRevision the revision of the data set that the documents came from; null if unknown
 * @param heldOut which documents it did not learn from, if it was measured on held-out ones; null in runs of older versions of the program
 * @param parent the version that it went on from instead of learning everything anew; null where it did not
 * @param task what it learned, by its name on the Hub; null for token classification, which older versions of the program knew alone
 * @param baseline what a model without an encoder reached on the same documents; null where nobody asked for it
 * @param labelsRead when the labels of a project were read, before the first of them was; null where that is not known
 */
public record TrainingRun(
        Instant created,
        String data,
        String digest,
        int documents,
        int trained,
        List<String> labels,
        String base,
        String baseRevision,
        long seed,
        TrainingSettings settings,
        RunScores scores,
        List<RunEpoch> epochs,
        int bestEpoch,
        @JsonInclude(JsonInclude.Include.NON_NULL) RunAlignment alignment,
        List<String> notes,
        double seconds,
        String datasetRevision,
        HeldOut heldOut,
        @JsonInclude(JsonInclude.Include.NON_NULL) String parent,
        @JsonInclude(JsonInclude.Include.NON_NULL) String task,
        @JsonInclude(JsonInclude.Include.NON_NULL) Floor baseline,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant labelsRead) {

    /** The file's name. */
    public static final String FILE = "run.json";

    /** Copies the lists. */
    public TrainingRun {
        labels = List.copyOf(labels);
        epochs = List.copyOf(epochs);
        notes = List.copyOf(notes);
    }

    /**
     * The run that made the model in a folder; empty if the folder tells of none.
     *
     * @throws java.io.UncheckedIOException if the file is there but cannot be read
     */
    public static Optional<TrainingRun> read(Path modelFolder) {
        return RunFiles.read(modelFolder);
    }

    /** The run of a model that came from elsewhere: of how it was made nothing is known but where it came from. */
    static TrainingRun imported(String source, String revision, List<String> labels, String task) {
        return new TrainingRun(
                Instant.now(),
                source,
                "",
                0,
                0,
                labels,
                source,
                revision,
                0,
                null,
                null,
                List.of(),
                0,
                null,
                List.of("imported from " + source + "; what it learned from is not known here"),
                0,
                null,
                null,
                null,
                task,
                null,
                null);
    }

    /** Whether the model came from elsewhere, so that settings, labels and scores are not known. */
    public boolean imported() {
        return settings == null;
    }

    /** The name of a task as runs have it. */
    static String word(LearningTask<?> task) {
        return task.equals(LearningTasks.TOKEN_CLASSIFICATION) ? null : task.name();
    }

    /**
     * Keeps what a model without an encoder reached beside this one, in the model's files too.
     *
     * @param folder that of the model
     * @throws java.io.UncheckedIOException if the files cannot be written
     */
    public TrainingRun withBaseline(Floor floor, Path folder) {
        TrainingRun told = new TrainingRun(
                created,
                data,
                digest,
                documents,
                trained,
                labels,
                base,
                baseRevision,
                seed,
                settings,
                scores,
                epochs,
                bestEpoch,
                alignment,
                notes,
                seconds,
                datasetRevision,
                heldOut,
                parent,
                task,
                floor,
                labelsRead);
        RunFiles.write(folder, told);
        return told;
    }

    /** What it learned. */
    public LearningTask<?> learned() {
        return task == null ? LearningTasks.TOKEN_CLASSIFICATION : LearningTasks.named(task);
    }

    /** Whether it was measured on documents that it did not learn from, chosen by {@link #heldOutRule}. */
    public boolean measuredOnHeldOut() {
        return scores != null && scores.method() == RunScores.Method.HELD_OUT;
    }

    /** Which documents are held out, or would be if there were enough; older versions of the program went by the run's seed. */
    public HeldOut heldOutRule() {
        return heldOut != null ? heldOut : new HeldOut(HeldOut.DEFAULT_SHARE, seed);
    }

    /** Whether it learned from a document of its data. @param inputs the texts of the document, in order */
    public boolean hasLearnedFrom(List<String> inputs) {
        return !measuredOnHeldOut() || !heldOutRule().holdsOutTexts(inputs);
    }

    /** The F1 that the scores tell; empty where nothing was left to measure on, or answers are no labels. */
    public Optional<Double> f1() {
        return Optional.ofNullable(scores).map(RunScores::f1);
    }
}
