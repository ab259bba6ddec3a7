package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.models.Answer;
import dev.tagloop.models.AnswerReading;
import dev.tagloop.models.QuestionAnsweringPipeline.Query;
import dev.tagloop.models.QuestionScorer;
import dev.tagloop.models.QuestionScores;
import dev.tagloop.models.StochasticPasses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A reader's scores: the answer is the unit, which is one of the best that it finds, none, or something else. */
public final class AnswerScoreProvider implements ScoreProvider {
    /** Stands for all other answers. */
    static final String ELSE = "something else";

    /** The answers that are told apart. */
    private static final int ANSWERS = 5;

    private final String version;
    private final QuestionScorer scorer;
    private final StochasticPasses passes;

    /**
     * @param model names the model's version
     * @param scorer the model; stays open, is closed by whoever opened it
     * @param passes with dropout, to add
     */
    public AnswerScoreProvider(String model, QuestionScorer scorer, StochasticPasses passes) {
        this.version = Versions.with(model, passes);
        this.scorer = scorer;
        this.passes = passes;
    }

    /** A question and its text as one text, as {@link #score} reads them: the question is the first line. */
    public static String text(String question, String context) {
        return question.replaceAll("\\R", " ") + "\n" + context;
    }

    private static Query query(String text) {
        int line = text.indexOf('\n');
        return new Query(text.substring(0, Math.max(0, line)), text.substring(line + 1));
    }

    @Override
    public String version() {
        return version;
    }

    /** The scores; nothing of a question that is empty or leaves no room for its text. */
    @Override
    public List<TaskScores> score(List<String> texts) {
        List<Query> queries = texts.stream().map(AnswerScoreProvider::query).toList();
        return Batches.askReadable(queries, this::canRead, TaskScores.nothing(), this::read);
    }

    private boolean canRead(Query query) {
        return !query.question().isBlank() && !query.context().isBlank() && scorer.canRead(query.question());
    }

    private List<TaskScores> read(List<Query> queries) {
        return scorer.score(queries, passes).stream()
                .map(AnswerScoreProvider::of)
                .toList();
    }

    private static TaskScores of(QuestionScores scores) {
        if (scores.reading().answers().isEmpty()) {
            return TaskScores.nothing();
        }
        List<String> found = answers(scores.reading());
        List<String> labels = new ArrayList<>(found);
        labels.add(TaskScores.NO_ANSWER);
        labels.add(ELSE);
        return TaskScores.ofAnswers(labels, distribution(scores.reading(), found))
                .withDropout(scores.dropout().stream()
                        .map(pass -> new float[][] {distribution(pass, found)})
                        .toList())
                .withEmbedding(scores.embedding());
    }

    /** The best answers, each once, as it stands in the text. */
    private static List<String> answers(AnswerReading reading) {
        Map<String, String> names = new LinkedHashMap<>();
        reading.answers().stream()
                .map(Answer::text)
                .forEach(text -> names.putIfAbsent(text.toLowerCase(Locale.ROOT), text));
        return names.values().stream().limit(ANSWERS).toList();
    }

    /** The same answer at several places adds up, so the sum may be above 1. */
    private static float[] distribution(AnswerReading reading, List<String> answers) {
        double[] scores = answers.stream().mapToDouble(reading::score).toArray();
        double known = reading.noAnswer();
        for (double score : scores) {
            known += score;
        }
        double sum = Math.max(1, known);
        float[] row = new float[scores.length + 2];
        for (int i = 0; i < scores.length; i++) {
            row[i] = (float) (scores[i] / sum);
        }
        row[scores.length] = (float) (reading.noAnswer() / sum);
        row[scores.length + 1] = (float) Math.max(0, 1 - known / sum);
        return row;
    }
}
