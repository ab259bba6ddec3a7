package dev.tagloop.learning.sampling.pool;

import dev.tagloop.core.text.Text;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.models.StochasticPasses;
import dev.tagloop.models.TokenScorer;
import dev.tagloop.models.WordScores;
import java.util.ArrayList;
import java.util.List;

/** A token classifier's scores: a unit each word. */
public final class TokenScoreProvider implements ScoreProvider {
    private final String version;
    private final TokenScorer scorer;
    private final StochasticPasses passes;

    /**
     * @param model names the model's version
     * @param scorer the model; stays open, is closed by whoever opened it
     * @param passes with dropout, to add
     */
    public TokenScoreProvider(String model, TokenScorer scorer, StochasticPasses passes) {
        this.version = Versions.with(model, passes);
        this.scorer = scorer;
        this.passes = passes;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<TaskScores> score(List<String> texts) {
        List<WordScores> words = scorer.score(texts, passes);
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
