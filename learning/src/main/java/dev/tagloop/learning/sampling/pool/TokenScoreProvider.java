package dev.tagloop.learning.sampling.pool;

import dev.tagloop.core.text.Text;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.TokenScorer;
import dev.tagloop.models.WordScores;
import java.util.ArrayList;
import java.util.List;

/** A token classifier's scores: a unit each word. */
public final class TokenScoreProvider implements ScoreProvider {
    private final String version;
    private final TokenScorer scorer;
    private final DropoutPasses dropout;

    /**
     * @param model names the model's version
     * @param scorer the model; stays open, is closed by whoever opened it
     * @param dropout passes to add
     */
    public TokenScoreProvider(String model, TokenScorer scorer, DropoutPasses dropout) {
        this.version = dropout.count() == 0
                ? model
                : model + " dropout " + dropout.count() + "x" + dropout.rate() + " seed " + dropout.seed();
        this.scorer = scorer;
        this.dropout = dropout;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<TaskScores> score(List<String> texts) {
        List<WordScores> words = scorer.score(texts, dropout);
        List<TaskScores> scores = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            scores.add(of(texts.get(i), words.get(i)));
        }
        return scores;
    }

    private TaskScores of(String value, WordScores words) {
        Text text = Text.of(value);
        return TaskScores.of(words.words().stream().map(text::slice).toList(), scorer.labels(), words.probabilities())
                .withDropout(words.dropout())
                .withEmbedding(words.embedding());
    }
}
