package dev.tagloop.learning.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What models say about a task. The task is a list of units, each with a distribution over labels: a word with its tags (entities), the
 * whole text with its classes (classification), the start and the end with the places where they may be (answers). Arrays are not copied;
 * who hands them over does not change them any more.
 *
 * @param units what a person calls each unit, such as the word itself
 * @param labels the labels that the columns stand for, with prefixes such as {@code B-} where the model has them
 * @param probabilities of the model, by unit and label
 * @param dropout the same from passes with dropout, each by unit and label; empty without them
 * @param members the same from several versions of a model; empty without them
 * @param embedding the text as a vector; of length 0 without one
 * @param written what a model wrote about the task; empty for models that do not write
 * @param number what models say that give a number; empty for others
 */
public record TaskScores(
        List<String> units,
        List<String> labels,
        float[][] probabilities,
        List<float[][]> dropout,
        List<float[][]> members,
        float[] embedding,
        Optional<WrittenText> written,
        Optional<NumberScores> number) {

    /** Stands for "no label" in models of words. */
    public static final String OUTSIDE = "O";

    /** Stands for "the text does not answer the question" among answers. */
    public static final String NO_ANSWER = "no answer";

    private static final String TEXT = "the text";
    private static final String ANSWER = "the answer";
    private static final List<String> YES_OR_NO = List.of("yes", "no");

    private static final float[] NO_EMBEDDING = {};

    /** @throws IllegalArgumentException if there is not one distribution a unit */
    public TaskScores {
        units = List.copyOf(units);
        labels = List.copyOf(labels);
        dropout = List.copyOf(dropout);
        members = List.copyOf(members);
        Objects.requireNonNull(embedding, "embedding");
        Objects.requireNonNull(written, "written");
        Objects.requireNonNull(number, "number");
        require(probabilities, units, labels);
        for (float[][] pass : dropout) {
            require(pass, units, labels);
        }
        for (float[][] member : members) {
            require(member, units, labels);
        }
    }

    /** The distributions of one model. */
    public static TaskScores of(List<String> units, List<String> labels, float[][] probabilities) {
        return new TaskScores(
                units, labels, probabilities, List.of(), List.of(), NO_EMBEDDING, Optional.empty(), Optional.empty());
    }

    /** The distribution over the classes of a text, where exactly one is right. */
    public static TaskScores ofClasses(List<String> classes, float[] probabilities) {
        return of(List.of(TEXT), classes, new float[][] {probabilities});
    }

    /** The probabilities of classes of which each is right or not: a unit each. */
    public static TaskScores ofIndependentClasses(List<String> classes, float[] probabilities) {
        return of(classes, YES_OR_NO, yesOrNo(probabilities));
    }

    /** What each class is, as {@link #ofIndependentClasses} has it: passes and versions are told so. */
    public static float[][] yesOrNo(float[] probabilities) {
        float[][] rows = new float[probabilities.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {probabilities[i], 1 - probabilities[i]};
        }
        return rows;
    }

    /** The number that a model gives. */
    public static TaskScores ofNumber(NumberScores number) {
        return nothing().withNumber(number);
    }

    /**
     * The distribution over the answers to a question.
     *
     * @param answers the best ones first, then {@value #NO_ANSWER}, then what stands for all others
     */
    public static TaskScores ofAnswers(List<String> answers, float[] probabilities) {
        return of(List.of(ANSWER), answers, new float[][] {probabilities});
    }

    /** Nothing: of a task that a model cannot read. */
    public static TaskScores nothing() {
        return of(List.of(), List.of(), new float[0][]);
    }

    /** Whether its units are classes that are there or not. */
    public boolean isYesOrNo() {
        return labels.equals(YES_OR_NO) && !isText();
    }

    /** Whether it is about a whole text that has one class. */
    public boolean isText() {
        return units.equals(List.of(TEXT));
    }

    /** Whether it is about the answer to a question. */
    public boolean isAnswer() {
        return units.equals(List.of(ANSWER)) && labels.contains(NO_ANSWER);
    }

    /** The distributions over where an answer starts and ends. */
    public static TaskScores ofAnswer(List<String> places, float[] starts, float[] ends) {
        return of(List.of("the answer's start", "the answer's end"), places, new float[][] {starts, ends});
    }

    /** An embedding alone: what is known of a text before there is any model. */
    public static TaskScores ofEmbedding(float[] embedding) {
        return nothing().withEmbedding(embedding);
    }

    /** What a model wrote, alone. */
    public static TaskScores ofWritten(WrittenText written) {
        return nothing().withWritten(written);
    }

    /** A copy with passes with dropout. */
    public TaskScores withDropout(List<float[][]> passes) {
        return new TaskScores(units, labels, probabilities, passes, members, embedding, written, number);
    }

    /** A copy with what several versions of the model say. */
    public TaskScores withMembers(List<float[][]> versions) {
        return new TaskScores(units, labels, probabilities, dropout, versions, embedding, written, number);
    }

    /** A copy with an embedding. */
    public TaskScores withEmbedding(float[] vector) {
        return new TaskScores(units, labels, probabilities, dropout, members, vector, written, number);
    }

    private TaskScores withWritten(WrittenText text) {
        return new TaskScores(units, labels, probabilities, dropout, members, embedding, Optional.of(text), number);
    }

    /** A copy with another number. */
    public TaskScores withNumber(NumberScores other) {
        return new TaskScores(units, labels, probabilities, dropout, members, embedding, written, Optional.of(other));
    }

    /** A copy whose units and labels have other names. */
    public TaskScores named(List<String> newUnits, List<String> newLabels) {
        return new TaskScores(newUnits, newLabels, probabilities, dropout, members, embedding, written, number);
    }

    /**
     * A label without a prefix that tells its place in an entity. Only models that know "{@value #OUTSIDE}" have prefixes: a class may be called
     * {@code B-movie}.
     */
    public String type(String label) {
        boolean prefixed = label.length() > 2
                && label.charAt(1) == '-'
                && "BIESLU".indexOf(label.charAt(0)) >= 0
                && labels.contains(OUTSIDE);
        return prefixed ? label.substring(2) : label;
    }

    /** The probabilities of a distribution over labels by type, prefixes put together, likeliest first, equal ones by name. */
    public List<Map.Entry<String, Double>> types(float[] distribution) {
        Map<String, Double> sums = new TreeMap<>();
        for (int i = 0; i < distribution.length; i++) {
            sums.merge(type(labels.get(i)), (double) distribution[i], Double::sum);
        }
        List<Map.Entry<String, Double>> sorted = new ArrayList<>(sums.entrySet());
        sorted.sort(Map.Entry.<String, Double>comparingByValue().reversed());
        return sorted;
    }

    private static void require(float[][] probabilities, List<String> units, List<String> labels) {
        if (probabilities.length != units.size()) {
            throw new IllegalArgumentException(
                    probabilities.length + " distributions do not fit " + units.size() + " units");
        }
        for (float[] row : probabilities) {
            if (row.length != labels.size()) {
                throw new IllegalArgumentException(
                        "a distribution of " + row.length + " numbers does not fit " + labels.size() + " labels");
            }
        }
    }
}
