package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.sampling.NumberScores;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.models.ClassScorer;
import dev.tagloop.models.ClassScores;
import dev.tagloop.models.StochasticPasses;
import java.util.List;
import java.util.Optional;

/** A text classifier's scores: the text is the unit, or each class where they do not exclude each other; or the number that it gives. */
public final class ClassScoreProvider implements ScoreProvider {
    /** Between two texts that are read together. */
    private static final char BETWEEN = '\u001e';

    private final String version;
    private final ClassScorer scorer;
    private final StochasticPasses passes;

    /**
     * @param model names the model's version
     * @param scorer the model; stays open, is closed by whoever opened it
     * @param passes with dropout, to add
     */
    public ClassScoreProvider(String model, ClassScorer scorer, StochasticPasses passes) {
        this.version = Versions.with(model, passes);
        this.scorer = scorer;
        this.passes = passes;
    }

    /** A text as {@link #score} reads it, with the one that is read with it. */
    public static String text(String text, Optional<String> pair) {
        String first = text.replace(BETWEEN, ' ');
        return pair.map(second -> first + BETWEEN + second).orElse(first);
    }

    @Override
    public String version() {
        return version;
    }

    /** The scores; nothing of a text without a word, or that leaves no room for the one that is read with it. */
    @Override
    public List<TaskScores> score(List<String> texts) {
        return Batches.askReadable(texts, this::canRead, TaskScores.nothing(), this::read);
    }

    private List<TaskScores> read(List<String> texts) {
        List<ClassScores> scores = scorer.score(
                texts.stream().map(ClassScoreProvider::first).toList(),
                texts.stream().map(ClassScoreProvider::second).toList(),
                passes);
        return scores.stream().map(this::of).toList();
    }

    private boolean canRead(String text) {
        return !first(text).isBlank() && scorer.canRead(first(text), second(text));
    }

    private static String first(String text) {
        int at = text.indexOf(BETWEEN);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String second(String text) {
        int at = text.indexOf(BETWEEN);
        return at < 0 ? null : text.substring(at + 1);
    }

    private TaskScores of(ClassScores said) {
        List<String> labels = scorer.labels();
        TaskScores scores = switch (scorer.function()) {
            case SOFTMAX ->
                TaskScores.ofClasses(labels, said.scores())
                        .withDropout(said.dropout().stream()
                                .map(pass -> new float[][] {pass})
                                .toList());
            case SIGMOID ->
                TaskScores.ofIndependentClasses(labels, said.scores())
                        .withDropout(
                                said.dropout().stream().map(TaskScores::yesOrNo).toList());
            case NONE ->
                TaskScores.ofNumber(NumberScores.of(said.scores()[0])
                        .withDropout(said.dropout().stream()
                                .map(pass -> (double) pass[0])
                                .toList()));
        };
        return scores.withEmbedding(said.embedding());
    }
}
