package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.models.Answer;
import dev.tagloop.models.BestAnswer;
import dev.tagloop.models.QuestionAnsweringOptions;
import dev.tagloop.models.QuestionAnsweringPipeline;
import dev.tagloop.models.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;

/** A reader's scores: the answer is the unit, which is the best one that it finds, none, or something else. */
public final class AnswerScoreProvider implements ScoreProvider {
    /** Stands for "the text has no answer". */
    public static final String NONE = "no answer";

    private static final String ELSE = "something else";

    private final String version;
    private final QuestionAnsweringPipeline model;
    private final SentenceEncoder encoder;

    /**
     * @param model names the model's version
     * @param pipeline the model; stays open
     * @param encoder makes the embeddings; stays open; null for none
     */
    public AnswerScoreProvider(String model, QuestionAnsweringPipeline pipeline, SentenceEncoder encoder) {
        this.version = model;
        this.model = pipeline;
        this.encoder = encoder;
    }

    /** A question and its text as one text, as {@link #score} reads them: the question is the first line. */
    public static String text(String question, String context) {
        return question.replaceAll("\\R", " ") + "\n" + context;
    }

    @Override
    public String version() {
        return version;
    }

    /** @throws IllegalArgumentException if a question leaves no room for its text */
    @Override
    public List<TaskScores> score(List<String> texts) {
        List<QuestionAnsweringPipeline.Query> queries = new ArrayList<>();
        for (String text : texts) {
            int line = text.indexOf('\n');
            queries.add(new QuestionAnsweringPipeline.Query(
                    text.substring(0, Math.max(0, line)), text.substring(line + 1)));
        }
        List<TaskScores> scores = model.best(queries, QuestionAnsweringOptions.defaults()).stream()
                .map(AnswerScoreProvider::of)
                .toList();
        return encoder == null ? scores : Embedded.scores(scores, encoder, texts);
    }

    /** The same answer in several windows adds up, so the sum may be above 1. */
    private static TaskScores of(BestAnswer best) {
        double answer = best.answer().map(Answer::score).orElse(0.0);
        double sum = Math.max(1, answer + best.noAnswer());
        float found = (float) (answer / sum);
        float none = (float) (best.noAnswer() / sum);
        String name = best.answer().map(Answer::text).orElse(ELSE);
        return TaskScores.of(List.of("the answer"), List.of(name, NONE, ELSE), new float[][] {
            {found, none, Math.max(0, 1 - found - none)}
        });
    }
}
