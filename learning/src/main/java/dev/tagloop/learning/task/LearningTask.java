package dev.tagloop.learning.task;

import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.training.TrainingResult;
import dev.tagloop.training.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A kind of model: what it learns from, how it is trained, measured and asked. Immutable; there is one of each, in {@link LearningTasks}.
 *
 * @param <E> an example: an input with its answer. What a model predicts is an example, too: the same input with another answer. Examples are
 *     records that can be written as JSON
 */
public interface LearningTask<E> {

    /** Its name on the Hub, the {@code pipeline_tag}: {@code token-classification}. */
    String name();

    /** How people call it for short: {@code ner}. */
    String word();

    /** The class of its examples. */
    Class<E> example();

    /** What a project for it is about, as the start of a sentence: {@code Named entities}. */
    String purpose();

    /** The bundled data set that shows it. */
    String starter();

    /** Whether a project with this label config collects answers for it. */
    boolean fits(LabelConfig config);

    /** Whether a checkpoint carries the head for it. */
    boolean fits(Checkpoint model);

    /** Whether a base can answer before it has learned anything of a project: most need the head for it. */
    default boolean answersWith(Checkpoint base) {
        return fits(base);
    }

    /** The labels that a model with the head for it answers with; none where answers are no labels. */
    default List<String> labels(Checkpoint model) {
        return List.of();
    }

    /** Its answers in Label Studio's words, for messages: {@code labelled spans of text (regions of the type "labels")}. */
    String answers();

    /**
     * Between its examples and the tasks of a project.
     *
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the config has no place for its answers
     */
    ProjectExamples<E> in(LabelConfig config);

    /** A label config that can read the answers of exported tasks, which come without one; empty where there is none of its kind. */
    Optional<String> configOf(Supplier<Stream<Task>> tasks);

    /** A label config for people to make such examples with. @param rows where the examples come from */
    String configFor(Dataset rows, List<E> examples);

    /**
     * The examples of a file, grouped into documents that belong on one side of a split.
     *
     * @param column the column that holds the answers; empty to recognise it
     * @throws dev.tagloop.datasets.DatasetException if it holds none
     */
    List<List<E>> read(Path file, Optional<String> column);

    /**
     * The examples of a data set, grouped into documents.
     *
     * @param column the column that holds the answers; empty to recognise it
     * @throws dev.tagloop.datasets.DatasetException if it holds none
     */
    List<List<E>> of(Dataset rows, Optional<String> column);

    /** What a model reads of an example, without its answer: decides on which side of a split it lies. */
    String input(E example);

    /** The labels of an example; of tasks without labels something that is there where an answer is. */
    Set<String> labels(E example);

    /** What a model reads of the examples of a document, in their order. */
    default List<String> inputs(List<E> document) {
        return document.stream().map(this::input).toList();
    }

    /** Whether no example has a label, so that there is nothing to learn of them. */
    default boolean saysNothing(List<E> examples) {
        return examples.stream().allMatch(example -> labels(example).isEmpty());
    }

    /** Whether its answers are labels, of which there should be several to be told apart. */
    default boolean hasLabels() {
        return true;
    }

    /** The input with what stands for no answer, as a model gives it that never saw a label. */
    E withoutAnswer(E example);

    /** What to say where no example has a label; a person should know what to do. */
    String nothingToLearn();

    /** How it is trained unless somebody says otherwise. @param examples number of training examples */
    TrainingSettings settings(int examples);

    /**
     * Trains on examples and keeps the epoch that is best on the validation part.
     *
     * @throws dev.tagloop.training.TrainingCancelledException if it was cancelled
     * @throws dev.tagloop.training.TrainingDivergedException if the loss stopped being a number
     * @throws dev.tagloop.training.NativesException if libtorch cannot be loaded
     */
    TrainingResult train(Checkpoint base, List<E> train, List<E> validation, TrainingConduct conduct);

    /** What became of the answers on their way to what a model reads, where that can be told. */
    default Optional<AlignmentReport> alignment(TrainingResult trained) {
        return Optional.empty();
    }

    /** Whether a trained model can go on with a few new examples instead of learning everything anew. */
    default boolean goesOn() {
        return true;
    }

    /**
     * A model, ready to be asked.
     *
     * @throws dev.tagloop.models.ModelFormatException if it cannot be asked this
     */
    TaskModel<E> open(Checkpoint model, PipelineSettings settings);

    /** Compares. @param predicted the same inputs with a model's answers, in the same order */
    Measurement measure(List<E> gold, List<E> predicted);

    /** How near an answer comes to what people said of the same input: larger is nearer, and no answer is nearer than the very same. */
    double closeness(E gold, E answer);

    /**
     * By how much one model is better than another in the figure that models are compared by.
     *
     * @param gold what people said, one example at least
     * @param a the one model's answers to the same inputs, in the same order
     * @param b the other model's
     * @return b less a, with its interval
     */
    default PairedBootstrap difference(List<E> gold, List<E> a, List<E> b) {
        return PairedBootstrap.ofMeans(closeness(gold, a), closeness(gold, b));
    }

    /** How near each answer comes. */
    default List<Double> closeness(List<E> gold, List<E> answers) {
        return IntStream.range(0, gold.size())
                .mapToObj(i -> closeness(gold.get(i), answers.get(i)))
                .toList();
    }

    /** Whether an answer is as people gave it, or as near as it can be told. */
    default boolean isRight(E gold, E answer) {
        return closeness(gold, answer) >= closeness(gold, gold);
    }

    /** What is asked about the input, where that is not the same of every example. */
    default Optional<String> question(E example) {
        return Optional.empty();
    }

    /** The answer for people to see: labelled spans, or texts such as labels, a number or a summary. */
    List<?> answer(E example);

    /** What the card of such a model says. */
    CardWords card();
}
