package dev.tagloop.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.agreement.DocumentAgreement.Measure;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentAgreementTest {
    private static final List<SpanAnnotations> SPANS = List.of(
            document("Ann met Bob", Map.of("a", List.of(per(0, 3), per(8, 11)), "b", List.of(per(0, 3)))),
            document("Acme grows", Map.of("a", List.of(org(0, 4)), "b", List.of(org(0, 10)), "c", List.of())),
            document("Nothing here", Map.of("b", List.of(per(0, 7)), "c", List.of(org(0, 7)))));

    private static final List<Map<String, String>> CHOICES = List.of(
            Map.of("a", "x", "b", "x"),
            Map.of("a", "x", "b", "y", "c", "y"),
            Map.of("b", "y", "c", "y"),
            Map.of("a", "y", "b", "y", "c", "x"));

    private static SpanAnnotations document(String text, Map<String, List<LabeledSpan>> spans) {
        return new SpanAnnotations(text, spans);
    }

    private static LabeledSpan per(int start, int end) {
        return new LabeledSpan(new CodePointSpan(start, end), "PER");
    }

    private static LabeledSpan org(int start, int end) {
        return new LabeledSpan(new CodePointSpan(start, end), "ORG");
    }

    private static double of(DocumentAgreement agreement, Raters raters, String label, int... documents) {
        return agreement.of(raters, Optional.ofNullable(label)).of(documents);
    }

    @Test
    void f1OfAllDocumentsIsThatOfTheSpans() {
        DocumentAgreement strict = DocumentAgreement.ofSpans(Measure.STRICT_F1, SPANS);
        assertThat(of(strict, Raters.all(), null, 0, 1, 2)).isEqualTo(SpanF1.STRICT.pooled(SPANS));
        assertThat(of(strict, Raters.all(), null, 0, 1, 2)).isEqualTo(2.0 * 1 / (3 + 4 + 2));
        assertThat(of(strict, Raters.two("a", "b"), null, 0, 1, 2)).isEqualTo(SpanF1.STRICT.of(SPANS, "a", "b"));
        assertThat(of(strict, Raters.one("c"), null, 0, 1, 2)).isZero();
        assertThat(of(strict, Raters.all(), "PER", 0)).isEqualTo(2.0 / 3);
        assertThat(of(strict, Raters.all(), null, 0, 0)).isEqualTo(2.0 / 3);
        assertThat(of(strict, Raters.two("a", "c"), null, 0)).isNaN();
        assertThat(strict.labels()).containsExactly("ORG", "PER");
    }

    @Test
    void coefficientsOfChoicesAreThoseOfTheTable() {
        RatingTable table = RatingTable.of(
                List.of("a", "b", "c"),
                List.of(
                        java.util.Arrays.asList("x", "x", null),
                        List.of("x", "y", "y"),
                        java.util.Arrays.asList(null, "y", "y"),
                        List.of("y", "y", "x")));
        Map<Measure, Coefficient> coefficients = Map.of(
                Measure.KRIPPENDORFF_ALPHA,
                new KrippendorffAlpha(Scale.NOMINAL),
                Measure.FLEISS_KAPPA,
                new FleissKappa(),
                Measure.GWET_AC1,
                GwetAc.ac1());
        coefficients.forEach((measure, coefficient) -> {
            DocumentAgreement agreement = DocumentAgreement.ofCategories(measure, CHOICES);
            assertThat(of(agreement, Raters.all(), null, 0, 1, 2, 3)).isEqualTo(coefficient.of(table));
            assertThat(of(agreement, Raters.all(), "x", 0, 1, 2, 3))
                    .isEqualTo(coefficient.of(table.oneAgainstRest("x")));
            assertThat(of(agreement, Raters.all(), null, 3, 1)).isEqualTo(coefficient.of(table.rows(3, 1)));
        });
    }

    @Test
    void cohensKappaOfSeveralIsTheMeanOfItsPairsByTheirUnits() {
        DocumentAgreement kappa = DocumentAgreement.ofCategories(Measure.COHEN_KAPPA, CHOICES);
        double ab = of(kappa, Raters.two("a", "b"), null, 0, 1, 2, 3);
        double ac = of(kappa, Raters.two("a", "c"), null, 0, 1, 2, 3);
        double bc = of(kappa, Raters.two("b", "c"), null, 0, 1, 2, 3);
        assertThat(ab).isEqualTo((2.0 / 3 - 4.0 / 9) / (1 - 4.0 / 9), within(1e-12));
        assertThat(of(kappa, Raters.all(), null, 0, 1, 2, 3)).isEqualTo((3 * ab + 2 * ac + 3 * bc) / 8, within(1e-12));
        assertThat(of(kappa, Raters.one("a"), null, 0, 1, 2, 3)).isEqualTo((3 * ab + 2 * ac) / 5, within(1e-12));
    }

    @Test
    void spansAreRatedByWordsAndDocumentsAreDrawnWhole() {
        DocumentAgreement alpha = DocumentAgreement.ofSpans(Measure.KRIPPENDORFF_ALPHA, SPANS);
        assertThat(of(alpha, Raters.all(), null, 0, 2, 1))
                .isEqualTo(new KrippendorffAlpha(Scale.NOMINAL).of(WordRatings.of(SPANS)), within(1e-12));
        assertThat(of(alpha, Raters.all(), null, 0))
                .isEqualTo(new KrippendorffAlpha(Scale.NOMINAL).of(WordRatings.of(SPANS.subList(0, 1))), within(1e-12));
        assertThat(alpha.labels()).containsExactly("ORG", "PER");
    }

    @Test
    void unitizingIsTheMeanOfPairsByTheirDocuments() {
        DocumentAgreement unitizing = DocumentAgreement.ofSpans(Measure.UNITIZING_ALPHA, SPANS);
        double ab = UnitizingAlpha.of(SPANS.subList(0, 2), List.of("a", "b")).value();
        double ac = UnitizingAlpha.of(SPANS.subList(1, 2), List.of("a", "c")).value();
        double bc = UnitizingAlpha.of(SPANS.subList(1, 3), List.of("b", "c")).value();
        assertThat(of(unitizing, Raters.all(), null, 0, 1, 2)).isEqualTo((2 * ab + ac + 2 * bc) / 5, within(1e-12));
        assertThat(of(unitizing, Raters.two("a", "b"), "PER", 0, 1))
                .isEqualTo(UnitizingAlpha.byLabel(SPANS.subList(0, 2), List.of("a", "b"))
                        .get("PER")
                        .value());
        assertThat(of(unitizing, Raters.two("a", "b"), "LOC", 0, 1)).isNaN();
    }
}
