package dev.tagloop.learning.task.writing;

import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.SummaryLength;
import java.util.List;
import java.util.Optional;

/** How long people's summaries are: all that an extract can learn from them. It stands in the model's {@code config.json}. */
final class ExtractLength {
    private static final String SHARE = "tagloop_summary_share";
    private static final String WORDS = "tagloop_summary_words";

    private ExtractLength() {}

    /** The middle share, and as many words as the longest summary has. */
    static SummaryLength of(List<TextPair> pairs) {
        double[] shares = pairs.stream()
                .mapToDouble(pair -> Math.min(1, (double) words(pair.target()) / Math.max(1, words(pair.source()))))
                .filter(share -> share > 0)
                .sorted()
                .toArray();
        int most = pairs.stream().mapToInt(pair -> words(pair.target())).max().orElse(0);
        return shares.length == 0 ? SummaryLength.usual() : new SummaryLength(shares[shares.length / 2], most);
    }

    /** The length that a model has learned; empty where it has learned none. */
    static Optional<SummaryLength> of(ModelConfig config) {
        try {
            return config.text(SHARE)
                    .flatMap(share -> config.text(WORDS)
                            .map(words -> new SummaryLength(Double.parseDouble(share), Integer.parseInt(words))));
        } catch (IllegalArgumentException e) {
            // A file that somebody changed: the usual length is as good as any.
            return Optional.empty();
        }
    }

    static ModelConfig written(ModelConfig config, SummaryLength length) {
        return config.with(SHARE, Double.toString(length.share())).with(WORDS, Integer.toString(length.most()));
    }

    private static int words(String value) {
        Text text = Text.of(value);
        return (int) Words.of(text).stream()
                .filter(word -> Character.isLetterOrDigit(text.slice(word).codePointAt(0)))
                .count();
    }
}
