package dev.tagloop.core.metrics.rouge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores written texts against references:
 *
 * <pre>{@code
 * Rouge.plain().score(reference, summary).get(RougeType.ROUGE2).fmeasure();
 * Rouge.stemming().compare(references, summaries).summary();
 * }</pre>
 *
 * <p>Words are ASCII letters and digits, so texts in other scripts score 0.
 */
public final class Rouge {

    /** What summaries are usually measured by. */
    public static final Set<RougeType> USUAL = Collections.unmodifiableSet(
            EnumSet.of(RougeType.ROUGE1, RougeType.ROUGE2, RougeType.ROUGE_L, RougeType.ROUGE_LSUM));

    private final RougeTokens tokens;

    private Rouge(boolean stemming) {
        this.tokens = new RougeTokens(stemming);
    }

    /** Compares words as they are, but for capitals. */
    public static Rouge plain() {
        return new Rouge(false);
    }

    /** Compares the stems of English words that have more than three letters. */
    public static Rouge stemming() {
        return new Rouge(true);
    }

    /** The scores of every type. */
    public Map<RougeType, RougeScore> score(String reference, String written) {
        Map<RougeType, RougeScore> scores = new EnumMap<>(RougeType.class);
        for (RougeType type : RougeType.values()) {
            scores.put(type, type.score(tokens, reference, written));
        }
        return scores;
    }

    /**
     * The scores against the reference that fits best, which may be another one for each type; of equals the first.
     *
     * @throws IllegalArgumentException without a reference
     */
    public Map<RougeType, RougeScore> best(List<String> references, String written) {
        if (references.isEmpty()) {
            throw new IllegalArgumentException("a written text needs a reference to be compared with");
        }
        Map<RougeType, RougeScore> best = score(references.getFirst(), written);
        for (String reference : references.subList(1, references.size())) {
            score(reference, written)
                    .forEach((type, score) -> best.merge(type, score, (a, b) -> b.fmeasure() > a.fmeasure() ? b : a));
        }
        return best;
    }

    /**
     * The scores of all texts, each against its best reference, in the order of the texts.
     *
     * @param references one list a text
     * @throws IllegalArgumentException if the numbers differ or a text has no reference
     */
    public RougeReport compare(List<List<String>> references, List<String> written) {
        if (references.size() != written.size()) {
            throw new IllegalArgumentException(
                    references.size() + " texts have references but " + written.size() + " were written");
        }
        List<Map<RougeType, RougeScore>> scores = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            scores.add(best(references.get(i), written.get(i)));
        }
        return new RougeReport(scores);
    }
}
