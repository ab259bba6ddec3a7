package dev.tagloop.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpanAgreementTest {

    private static final String TEXT = "The Bank of Rome hired Dr. Ann Lee in Rome.";
    private static final List<SpanAnnotations> DOCUMENTS = List.of(
            new SpanAnnotations(
                    TEXT,
                    Map.of(
                            "ann", List.of(span(0, 16, "ORG"), span(27, 34, "PER"), span(38, 42, "LOC")),
                            "bob", List.of(span(4, 16, "ORG"), span(27, 34, "PER"), span(38, 42, "ORG")),
                            "eve", List.of())),
            new SpanAnnotations("Rome", Map.of("ann", List.of(span(0, 4, "LOC")))));

    /** Krippendorff 2004, figure 11.5 and page 255: .0144 and .0532 for c, .0000 and .0490 for k, α .729, 1 and .859. */
    @Test
    void unitizingAlphaGivesThePublishedNumbers() {
        List<SpanAnnotations> documents = List.of(new SpanAnnotations(
                "x".repeat(300),
                Map.of(
                        "i", List.of(span(75, 145, "c"), span(220, 250, "c"), span(30, 90, "k"), span(150, 200, "k")),
                        "j",
                                List.of(
                                        span(70, 150, "c"),
                                        span(205, 225, "c"),
                                        span(250, 270, "c"),
                                        span(30, 90, "k"),
                                        span(150, 200, "k")))));

        Map<String, UnitizingAlpha> labels = UnitizingAlpha.byLabel(documents, List.of("i", "j"));
        assertThat(labels.get("c").observed()).isCloseTo(0.0144, within(0.00005));
        assertThat(labels.get("c").expected()).isCloseTo(0.0532, within(0.00005));
        assertThat(labels.get("c").value()).isCloseTo(0.729, within(0.0006));
        assertThat(labels.get("k").observed()).isZero();
        assertThat(labels.get("k").expected()).isCloseTo(0.0490, within(0.00005));
        assertThat(labels.get("k").value()).isEqualTo(1);
        assertThat(UnitizingAlpha.of(documents, List.of("i", "j")).value()).isCloseTo(0.859, within(0.0005));
    }

    /** Krippendorff 1995, Sociological Methodology 25, page 57: the observed disagreements of four pairs. */
    @Test
    void unitizingAlphaObservesWhatWasPublishedBefore() {
        assertThat(observed(List.of(span(2, 10, "A"), span(14, 20, "A")), List.of(span(4, 8, "A"), span(15, 17, "A"))))
                .isCloseTo(0.03125, within(0.000005));
        assertThat(observed(
                        List.of(span(0, 18, "A")),
                        List.of(
                                span(0, 2, "A"),
                                span(2, 3, "A"),
                                span(3, 4, "A"),
                                span(4, 5, "A"),
                                span(5, 6, "A"),
                                span(6, 9, "A"),
                                span(9, 10, "A"))))
                .isCloseTo(2.26736, within(0.000005));
    }

    private static double observed(List<LabeledSpan> left, List<LabeledSpan> right) {
        return UnitizingAlpha.of(
                        List.of(new SpanAnnotations("x".repeat(24), Map.of("l", left, "r", right))), List.of("l", "r"))
                .observed();
    }

    @Test
    void unitizingAlphaEqualsBruteForce() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 50; round++) {
            int length = 60;
            List<String> names = List.of("a", "b", "c").subList(0, 2 + random.nextInt(2));
            Map<String, List<LabeledSpan>> spans = new java.util.HashMap<>();
            names.forEach(name -> spans.put(name, randomSpans(random, length)));
            UnitizingAlpha alpha = UnitizingAlpha.of(List.of(new SpanAnnotations("x".repeat(length), spans)), names);

            assertThat(alpha.value()).isCloseTo(UnitizingBruteForce.alpha(spans, length), within(1e-9));
        }
    }

    private static List<LabeledSpan> randomSpans(SplittableRandom random, int length) {
        List<LabeledSpan> spans = new ArrayList<>();
        for (int at = random.nextInt(8); at < length; ) {
            int end = Math.min(length, at + 1 + random.nextInt(9));
            spans.add(span(at, end, "X"));
            at = end + random.nextInt(6);
        }
        return spans;
    }

    @Test
    void anAnnotatorWhoMarksTwiceMarksOnce() {
        SpanAnnotations twice = new SpanAnnotations(
                "x".repeat(20),
                Map.of("a", List.of(span(2, 6, "X"), span(4, 9, "X"), span(3, 5, "X")), "b", List.of(span(2, 9, "X"))));

        assertThat(UnitizingAlpha.of(List.of(twice), List.of("a", "b")).value()).isEqualTo(1);
        assertThatThrownBy(() -> UnitizingAlpha.of(List.of(twice), List.of("a")))
                .hasMessage("agreement needs two annotators or more, got [a]");
    }

    @Test
    void strictF1WantsEqualSpans() {
        assertThat(SpanF1.STRICT.of(DOCUMENTS, "ann", "bob")).isEqualTo(2.0 * 1 / 6);
        assertThat(SpanF1.OVERLAP.of(DOCUMENTS, "ann", "bob")).isEqualTo(2.0 * 2 / 6);
        assertThat(SpanF1.SHARE.of(DOCUMENTS, "ann", "bob")).isEqualTo(2 * (1 + 24.0 / 28) / 6);
        assertThat(SpanF1.STRICT.of(DOCUMENTS, "ann", "eve")).isZero();
        assertThat(SpanF1.STRICT.byLabel(DOCUMENTS, "ann", "bob"))
                .isEqualTo(Map.of("LOC", 0.0, "ORG", 0.0, "PER", 1.0));
        assertThat(SpanF1.STRICT.pairs(DOCUMENTS)).extracting(RaterPair::units).containsExactly(1, 1, 1);
        assertThat(SpanF1.STRICT.of(List.of(), "ann", "bob")).isNaN();
    }

    /** Three pairs: ann and bob agree on one of 3 + 3, either of them on none of 3 with eve. */
    @Test
    void aReportPoolsAllPairs() {
        SpanAgreementReport report =
                SpanAgreementReport.of(DOCUMENTS, new Bootstrap(Bootstrap.Method.PERCENTILE, 0.95, 200, 1));

        assertThat(report.annotators()).containsExactly("ann", "bob", "eve");
        assertThat(report.documents()).isEqualTo(1);
        assertThat(report.strict().estimate()).isEqualTo(2.0 / 12);
        assertThat(report.overlap().estimate()).isEqualTo(4.0 / 12);
        assertThat(report.strictByLabel()).isEqualTo(Map.of("LOC", 0.0, "ORG", 0.0, "PER", 2.0 / 4));
        assertThat(report.pairs()).hasSize(3);
        assertThat(report.edges()).hasSize(1);
    }

    @Test
    void aReportOfChoicesHasEveryCoefficient() {
        RatingTable ratings = Tables.ofRaters("aabbab", "aabbbb", "aab ab");
        ChoiceAgreementReport report =
                ChoiceAgreementReport.of(ratings, new Bootstrap(Bootstrap.Method.PERCENTILE, 0.95, 200, 1));

        assertThat(report.alpha().estimate()).isEqualTo(new KrippendorffAlpha(Scale.NOMINAL).of(ratings));
        assertThat(report.fleiss().estimate()).isEqualTo(new FleissKappa().of(ratings));
        assertThat(report.ac1().estimate()).isEqualTo(GwetAc.ac1().of(ratings));
        assertThat(report.alpha().low()).isLessThan(report.alpha().estimate());
        assertThat(report.pairs()).extracting(RaterPair::units).containsExactly(6, 5, 5);
        assertThat(report.pairs().get(1).value()).isEqualTo(1);
        assertThat(report.alphaByLabel()).containsOnlyKeys("a", "b");
    }

    @Test
    void f1IsTheSameFromBothSides() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 50; round++) {
            List<SpanAnnotations> documents = List.of(new SpanAnnotations(
                    "x".repeat(60), Map.of("a", randomSpans(random, 60), "b", randomSpans(random, 60))));
            for (SpanF1 f1 : SpanF1.values()) {
                assertThat(f1.of(documents, "a", "b")).isEqualTo(f1.of(documents, "b", "a"));
            }
        }
    }

    @Test
    void boundaryDisagreementsSayWhatStandsAtTheBorder() {
        List<BoundaryDisagreement> found = BoundaryDisagreement.of(DOCUMENTS);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().atStart()).isEqualTo("The ");
        assertThat(found.getFirst().atEnd()).isEmpty();
        assertThat(BoundaryDisagreement.edges(found))
                .containsExactly(new BoundaryDisagreement.Edge("ORG", "The ", true, 1));
    }

    @Test
    void wordsAreUnitsForTheOtherCoefficients() {
        RatingTable words = WordRatings.of(DOCUMENTS);

        assertThat(words.units()).isEqualTo(13);
        assertThat(words.raters()).containsExactly("ann", "bob", "eve");
        assertThat(words.categories()).containsExactly("LOC", "O", "ORG", "PER");
        assertThat(words.code(12, 0)).isZero();
        assertThat(words.code(12, 1)).isEqualTo(RatingTable.MISSING);
        // 10 of 12 words agree; shares of ann: 4 ORG, 2 PER, 1 LOC, 5 O, of bob: 4, 2, 0, 6.
        double chance = (4 * 4 + 2 * 2 + 5 * 6) / 144.0;
        assertThat(CohenKappa.unweighted().of(words.columns(0, 1)))
                .isCloseTo((10 / 12.0 - chance) / (1 - chance), within(1e-12));
        assertThat(RaterPair.all(words, CohenKappa.unweighted()))
                .extracting(RaterPair::units)
                .containsExactly(12, 12, 12);
        assertThat(LabelAgreement.of(words.columns(0, 1), CohenKappa.unweighted()))
                .containsEntry("PER", 1.0);
    }

    @Test
    void theMeanOfPairsLeavesOutTheUndefined() {
        assertThat(RaterPair.mean(List.of(new RaterPair("a", "b", 1, 0.5), new RaterPair("a", "c", 0, Double.NaN))))
                .isEqualTo(0.5);
        assertThat(RaterPair.mean(List.of())).isNaN();
    }

    @Test
    void windowsBeginAtTheOrigin() {
        Instant origin = Instant.parse("2026-01-05T00:00:00Z");
        List<Instant> times = List.of(origin.plusSeconds(10), origin.minusSeconds(1), origin.plus(Duration.ofDays(15)));

        assertThat(TimeWindows.of(times, time -> time, origin, Duration.ofDays(7)))
                .isEqualTo(Map.of(
                        origin,
                        List.of(times.get(0)),
                        origin.minus(Duration.ofDays(7)),
                        List.of(times.get(1)),
                        origin.plus(Duration.ofDays(14)),
                        List.of(times.get(2))));
        assertThatThrownBy(() -> TimeWindows.of(times, time -> time, origin, Duration.ZERO))
                .hasMessage("a window needs a length above 0, not PT0S");
    }

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }
}
