package dev.tagloop.learning.combination;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.learning.task.text.TextScorer;
import dev.tagloop.models.ScoredLabel;
import java.util.List;

/** Scores labels by what several scorers say. */
final class CombinedScorer implements TextScorer {
    private final List<TextScorer> scorers;
    private final List<String> labels;
    private final Votes votes;

    /** @param scorers of one type, closed with this */
    CombinedScorer(List<TextScorer> scorers, List<String> labels, Votes votes) {
        this.scorers = List.copyOf(scorers);
        this.labels = List.copyOf(labels);
        this.votes = votes;
    }

    @Override
    public ProblemType type() {
        return scorers.getFirst().type();
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<List<ScoredLabel>> scores(List<String> texts, List<String> pairs) {
        List<List<List<ScoredLabel>>> said = Combining.byExample(
                scorers.stream().map(scorer -> scorer.scores(texts, pairs)).toList());
        boolean several = type() == ProblemType.MULTI_LABEL_CLASSIFICATION;
        return said.stream().map(all -> PooledLabels.of(all, votes, several)).toList();
    }

    @Override
    public void close() {
        scorers.forEach(TextScorer::close);
    }
}
