package dev.tagloop.models.internal.tagging;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.Aggregation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** From logits to labelled stretches of text, as Hugging Face's token classification pipeline does it. */
public final class TagDecoder {

    /**
     * One window of a text with what the model said about it; all lists have one entry a token.
     *
     * @param spans null entries for special tokens; null as a whole where the tokenizer knows no offsets
     * @param special tokens that are left out
     * @param unknown tokens that the vocabulary lacks
     * @param logits by token and label
     */
    public record Window(
            List<String> tokens, List<CodePointSpan> spans, boolean[] special, boolean[] unknown, float[][] logits) {}

    private final List<String> labels;
    private final Set<String> ignored;
    private final TokenScheme scheme;

    /**
     * @param labels by id
     * @param ignored labels and types that are no result, usually {@code O}
     */
    public TagDecoder(List<String> labels, Set<String> ignored, TokenScheme scheme) {
        this.labels = List.copyOf(labels);
        this.ignored = Set.copyOf(ignored);
        this.scheme = scheme;
    }

    /** The labelled stretches of a text that was read in these windows, by rising start. */
    public List<Tagged> decode(Text text, List<Window> windows, Aggregation strategy) {
        List<Tagged> found = new ArrayList<>();
        for (Window window : windows) {
            for (Tagged tagged : aggregate(tokens(text, window), strategy)) {
                if (!ignored.contains(tagged.label())) {
                    found.add(tagged);
                }
            }
        }
        return windows.size() > 1 ? OverlapResolver.resolve(found) : found;
    }

    /**
     * The entities of a text by the likeliest sequence of labels that their scheme allows.
     *
     * @param whole the text in one piece
     * @param words the word of each token, negative for special ones
     */
    public List<Tagged> decode(Text text, Window whole, int[] words) {
        return new SequenceTagger(labels, scheme)
                .entities(tokens(text, whole), whole.logits(), words).stream()
                        .filter(tagged -> !ignored.contains(tagged.label()))
                        .toList();
    }

    List<ScoredToken> tokens(Text text, Window window) {
        List<ScoredToken> tokens = new ArrayList<>();
        for (int i = 0; i < window.tokens().size(); i++) {
            if (!window.special()[i]) {
                tokens.add(token(text, window, i));
            }
        }
        return tokens;
    }

    private ScoredToken token(Text text, Window window, int i) {
        String token = window.tokens().get(i);
        float[] scores = Probabilities.softmax(window.logits()[i]);
        CodePointSpan span = window.spans() == null ? null : window.spans().get(i);
        if (span == null) {
            return new ScoredToken(i, token, scores, null, false);
        }
        if (window.unknown()[i]) {
            return new ScoredToken(i, text.slice(span), scores, span, false);
        }
        return new ScoredToken(i, token, scores, span, scheme.continues(token, span, text));
    }

    private List<Tagged> aggregate(List<ScoredToken> tokens, Aggregation strategy) {
        return switch (strategy) {
            case NONE -> single(tokens);
            case SIMPLE -> new EntityGrouper(scheme).groups(single(tokens));
            case FIRST, AVERAGE, MAX ->
                new EntityGrouper(scheme).groups(new WordAggregator(labels, scheme).words(tokens, strategy));
            case CONSTRAINED -> throw new IllegalArgumentException(strategy + " reads words, not tokens");
        };
    }

    private List<Tagged> single(List<ScoredToken> tokens) {
        List<Tagged> result = new ArrayList<>();
        for (ScoredToken token : tokens) {
            int best = token.best();
            result.add(new Tagged(token.index(), labels.get(best), token.scores()[best], token.word(), token.span()));
        }
        return result;
    }
}
