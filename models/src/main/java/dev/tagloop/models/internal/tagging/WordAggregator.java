package dev.tagloop.models.internal.tagging;

import dev.tagloop.models.Aggregation;
import java.util.ArrayList;
import java.util.List;

/** Joins the pieces of each word and gives the word one label. */
final class WordAggregator {
    private final List<String> labels;
    private final TokenScheme scheme;

    WordAggregator(List<String> labels, TokenScheme scheme) {
        this.labels = labels;
        this.scheme = scheme;
    }

    List<Tagged> words(List<ScoredToken> tokens, Aggregation strategy) {
        List<Tagged> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= tokens.size(); i++) {
            if (i == tokens.size() || !tokens.get(i).continues()) {
                words.add(word(tokens.subList(start, i), strategy));
                start = i;
            }
        }
        return words;
    }

    private Tagged word(List<ScoredToken> pieces, Aggregation strategy) {
        float[] scores = switch (strategy) {
            case FIRST -> pieces.getFirst().scores();
            case MAX -> surest(pieces).scores();
            case AVERAGE -> mean(pieces);
            case NONE, SIMPLE, CONSTRAINED ->
                throw new IllegalArgumentException(strategy + " does not put words together");
        };
        int best = Probabilities.argMax(scores);
        return new Tagged(
                pieces.getFirst().index(),
                labels.get(best),
                scores[best],
                scheme.decode(pieces.stream().map(ScoredToken::word).toList()),
                Tagged.join(pieces.getFirst().span(), pieces.getLast().span()));
    }

    private static ScoredToken surest(List<ScoredToken> pieces) {
        ScoredToken surest = pieces.getFirst();
        for (ScoredToken piece : pieces) {
            if (piece.scores()[piece.best()] > surest.scores()[surest.best()]) {
                surest = piece;
            }
        }
        return surest;
    }

    private static float[] mean(List<ScoredToken> pieces) {
        float[] mean = new float[pieces.getFirst().scores().length];
        for (int label = 0; label < mean.length; label++) {
            for (ScoredToken piece : pieces) {
                mean[label] += piece.scores()[label];
            }
            mean[label] /= pieces.size();
        }
        return mean;
    }
}
