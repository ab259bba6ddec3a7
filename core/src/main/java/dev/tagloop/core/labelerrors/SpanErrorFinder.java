package dev.tagloop.core.labelerrors;

import dev.tagloop.core.agreement.SpanPairing;
import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds spans that are likely labelled wrong by out-of-fold probabilities of word tags. The doubt of a labelled span is the mean
 * over its words, or how likely its first or last word lies outside if that is more; the doubt of a word outside is its own. Both are
 * weighed with how the same words are labelled elsewhere ({@link LabelsElsewhere}). A text is ranked by its largest doubt (after Wang
 * and Mueller 2022, Detecting Label Errors in Token Classification Data, who take single words: one unsure word in the middle of a name
 * says little about the name). Doubts are about labels, not tags, since
 * models are unsure where an entity begins far more often than whether there is one. What is suspected are the differences
 * between the given spans and those of the likeliest sequence of tags.
 */
public final class SpanErrorFinder {

    private SpanErrorFinder() {}

    /**
     * Ranks texts.
     *
     * @param documents as they are labelled
     * @param probabilities of the same texts in the same order
     * @return every text, the most suspicious first
     * @throws IllegalArgumentException if the numbers of both differ
     */
    public static List<SuspectedText> rank(List<LabeledText> documents, List<TagProbabilities> probabilities) {
        if (documents.size() != probabilities.size()) {
            throw new IllegalArgumentException(
                    documents.size() + " labelled texts but probabilities of " + probabilities.size());
        }
        List<List<CodePointSpan>> words =
                probabilities.stream().map(TagProbabilities::words).toList();
        List<List<String>> given = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            given.add(TokenAligner.align(documents.get(i), words.get(i)).tags());
        }
        LabelsElsewhere elsewhere = new LabelsElsewhere(documents, words, given);
        List<SuspectedText> ranked = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            double[] doubts = doubts(given.get(i), probabilities.get(i));
            elsewhere.weigh(i, doubts);
            ranked.add(suspect(i, documents.get(i), probabilities.get(i), doubts));
        }
        ranked.sort(
                Comparator.comparingDouble(SuspectedText::score).reversed().thenComparingInt(SuspectedText::document));
        return List.copyOf(ranked);
    }

    private static SuspectedText suspect(
            int document, LabeledText text, TagProbabilities probabilities, double[] doubts) {
        double worst = Arrays.stream(doubts).max().orElse(0);
        Differences differences = new Differences(probabilities, doubts);
        SpanPairing pairing = SpanPairing.of(text.spans(), probabilities.spans());
        for (SpanPairing.Pair pair : pairing.pairs()) {
            if (!pair.sameLabel()) {
                differences.add(SuspectedSpan.Kind.WRONG_TYPE, Optional.of(pair.left()), Optional.of(pair.right()));
            } else if (!pair.samePlace() && !sameWords(pair, probabilities.words())) {
                differences.add(SuspectedSpan.Kind.BOUNDARY, Optional.of(pair.left()), Optional.of(pair.right()));
            }
        }
        pairing.leftAlone()
                .forEach(span -> differences.add(SuspectedSpan.Kind.SPURIOUS, Optional.of(span), Optional.empty()));
        pairing.rightAlone()
                .forEach(span -> differences.add(SuspectedSpan.Kind.MISSING, Optional.empty(), Optional.of(span)));
        return new SuspectedText(document, worst, differences.ranked());
    }

    /** The doubt of each word: that of its span, or its own outside. */
    private static double[] doubts(List<String> given, TagProbabilities probabilities) {
        double[] doubts = new double[given.size()];
        int first = 0;
        while (first < doubts.length) {
            int end = first;
            double sum = 0;
            do {
                sum += Math.max(0, 1 - probabilities.ofLabel(end, given.get(end)));
                end++;
            } while (end < doubts.length && given.get(end).startsWith("I-"));
            double doubt = sum / (end - first);
            if (end - first > 1) {
                doubt = Math.max(doubt, Math.max(outside(probabilities, first), outside(probabilities, end - 1)));
            }
            Arrays.fill(doubts, first, end, doubt);
            first = end;
        }
        return doubts;
    }

    private static double outside(TagProbabilities probabilities, int word) {
        return probabilities.ofLabel(word, Bio.OUTSIDE);
    }

    /** A border inside a word is not what a model of words can speak about. */
    private static boolean sameWords(SpanPairing.Pair pair, List<CodePointSpan> words) {
        return words.stream()
                .allMatch(word -> word.overlaps(pair.left().span())
                        == word.overlaps(pair.right().span()));
    }

    private static final class Differences {

        private final TagProbabilities probabilities;
        private final double[] doubts;
        private final List<SuspectedSpan> found = new ArrayList<>();

        Differences(TagProbabilities probabilities, double[] doubts) {
            this.probabilities = probabilities;
            this.doubts = doubts;
        }

        void add(SuspectedSpan.Kind kind, Optional<LabeledSpan> given, Optional<LabeledSpan> suggested) {
            double worst = 0;
            for (int word = 0; word < doubts.length; word++) {
                CodePointSpan place = probabilities.words().get(word);
                if (touches(given, place) || touches(suggested, place)) {
                    worst = Math.max(worst, doubts[word]);
                }
            }
            found.add(new SuspectedSpan(kind, given, suggested, worst));
        }

        private static boolean touches(Optional<LabeledSpan> span, CodePointSpan place) {
            return span.filter(one -> one.span().overlaps(place)).isPresent();
        }

        List<SuspectedSpan> ranked() {
            found.sort(Comparator.comparingDouble(SuspectedSpan::score).reversed());
            return found;
        }
    }
}
