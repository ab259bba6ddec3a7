package dev.tagloop.core.agreement;

import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A {@link Coefficient} over the units of documents. */
final class RatingsOfDocuments implements DocumentAgreement {
    private final RatingTable ratings;
    /** The first unit of each document, and behind the last one the number of units. */
    private final int[] begins;

    private final List<String> labels;
    private final Coefficient coefficient;
    private final boolean pairwise;

    /** @param pairwise whether the coefficient is one of two raters */
    private RatingsOfDocuments(
            RatingTable ratings, int[] begins, List<String> labels, Coefficient coefficient, boolean pairwise) {
        this.ratings = ratings;
        this.begins = begins;
        this.labels = labels;
        this.coefficient = coefficient;
        this.pairwise = pairwise;
    }

    static RatingsOfDocuments ofWords(List<SpanAnnotations> documents, Coefficient coefficient, boolean pairwise) {
        int[] begins = new int[documents.size() + 1];
        for (int i = 0; i < documents.size(); i++) {
            begins[i + 1] =
                    begins[i] + Words.of(Text.of(documents.get(i).text())).size();
        }
        List<String> labels = List.copyOf(SpanAnnotations.labels(documents));
        return new RatingsOfDocuments(WordRatings.of(documents), begins, labels, coefficient, pairwise);
    }

    static RatingsOfDocuments ofCategories(
            List<Map<String, String>> documents, Coefficient coefficient, boolean pairwise) {
        TreeSet<String> raters = new TreeSet<>();
        documents.forEach(document -> raters.addAll(document.keySet()));
        int[] begins = new int[documents.size() + 1];
        Arrays.setAll(begins, i -> i);
        RatingTable ratings = RatingTable.ofAnswers(List.copyOf(raters), documents);
        return new RatingsOfDocuments(ratings, begins, ratings.categories(), coefficient, pairwise);
    }

    @Override
    public Bootstrap.Statistic of(Raters raters, Optional<String> label) {
        RatingTable table = label.filter(ratings.categories()::contains)
                .map(ratings::oneAgainstRest)
                .orElse(ratings);
        if (raters.names().isEmpty() && !pairwise) {
            return drawn -> coefficient.of(table.rows(units(drawn)));
        }
        List<RatingTable> pairs = raters.pairs(ratings.raters()).stream()
                .map(pair -> table.columns(
                        ratings.raters().indexOf(pair.names().getFirst()),
                        ratings.raters().indexOf(pair.names().getLast())))
                .toList();
        return drawn -> {
            int[] units = units(drawn);
            WeighedMean mean = new WeighedMean();
            for (RatingTable pair : pairs) {
                RatingTable both = PairedUnits.of(pair.rows(units));
                if (both.units() > 0) {
                    mean.add(coefficient.of(both), both.units());
                }
            }
            return mean.value();
        };
    }

    private int[] units(int[] drawn) {
        int count = 0;
        for (int document : drawn) {
            count += begins[document + 1] - begins[document];
        }
        int[] units = new int[count];
        int next = 0;
        for (int document : drawn) {
            for (int unit = begins[document]; unit < begins[document + 1]; unit++) {
                units[next++] = unit;
            }
        }
        return units;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public long work() {
        return (long) ratings.units() * ratings.raters().size();
    }
}
