package dev.tagloop.core.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.combination.SpanVoice;
import dev.tagloop.core.combination.SpanVoting;
import dev.tagloop.core.combination.Weights;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotatorsOfSpansAreToldApartTest {

    private static final double[] ERRORS = {0.03, 0.08, 0.15, 0.3, 0.35};

    @Test
    void theirF1IsRecoveredAndTheMajorityBeaten() {
        for (long seed = 1; seed <= 3; seed++) {
            SimulatedAnnotators people = SimulatedAnnotators.of(seed, 300, ERRORS);
            SpanTruthEstimate estimate = SequenceDawidSkene.standard().fit(people.documents());

            for (int rater = 0; rater < ERRORS.length; rater++) {
                assertThat(estimate.annotator("r" + rater).orElseThrow().spans().f1())
                        .as("annotator %d, seed %d", rater, seed)
                        .isCloseTo(people.f1("r" + rater), within(0.05));
            }
            double f1 = f1(people, estimate.spans());
            double majority = f1(
                    people,
                    people.documents().stream()
                            .map(document -> SpanVoting.standard()
                                    .combine(document.byAnnotator().values().stream()
                                            .map(spans -> SpanVoice.of(1, spans))
                                            .toList()))
                            .toList());
            assertThat(f1).isGreaterThan(0.9).isGreaterThan(majority + 0.04);
        }
    }

    /** Else learning of some thousand tasks takes tens of seconds. */
    @Test
    void logarithmsAreWorkedOutOnceForAllWordsOfWhichTheSameIsSaid() {
        SimulatedAnnotators people = SimulatedAnnotators.of(1, 300, 0.1, 0.2);
        List<String> tags = Bio.tagsFor(List.copyOf(SpanAnnotations.labels(people.documents())));
        List<TaggedDocument> tagged = people.documents().stream()
                .map(document -> TaggedDocument.of(document, List.of("r0", "r1"), tags))
                .toList();
        SequenceRun run = new SequenceRun(tagged, tags, 2, 2, 0.1);
        assertThat(tagged.stream().mapToInt(document -> document.words().size()).sum())
                .isGreaterThan(3000);
        assertThat(run.differentWords()).isBetween(tags.size(), (tags.size() + 1) * (tags.size() + 1));
        assertThat(run.step()).isPositive();
    }

    /** Three models with errors of their own: the weights are what they reached on held-out texts. */
    @Test
    void threeTogetherAreBetterThanTheBestOfThem() {
        SimulatedAnnotators models = SimulatedAnnotators.of(9, 300, 0.1, 0.12, 0.15);
        List<List<ScoredSpan>> combined = models.documents().stream()
                .map(document -> SpanVoting.standard()
                        .combine(document.byAnnotator().entrySet().stream()
                                .map(entry -> SpanVoice.of(
                                        Weights.ofAccuracy(models.f1(entry.getKey()), 4), entry.getValue()))
                                .toList()))
                .toList();

        double best = Math.max(models.f1("r0"), Math.max(models.f1("r1"), models.f1("r2")));
        assertThat(f1(models, combined)).isGreaterThan(best + 0.02);
    }

    private static double f1(SimulatedAnnotators people, List<List<ScoredSpan>> spans) {
        return SpanScores.compare(
                        people.truth(),
                        spans.stream()
                                .map(own -> own.stream()
                                        .map(ScoredSpan::withoutScore)
                                        .toList())
                                .toList())
                .micro()
                .f1();
    }

    @Test
    void whatAllMarkedIsTakenAndWhatAllLeftOutIsNot() {
        LabeledSpan ann = new LabeledSpan(new CodePointSpan(0, 7), "PER");
        SpanAnnotations document =
                new SpanAnnotations("Ann Lee sang.", Map.of("x", List.of(ann), "y", List.of(ann), "z", List.of(ann)));
        SpanAnnotations none = new SpanAnnotations("She sang.", Map.of("x", List.of(), "y", List.of()));
        SpanAnnotations empty = new SpanAnnotations(" ", Map.of("x", List.of()));

        SpanTruthEstimate estimate = SequenceDawidSkene.standard().fit(List.of(document, none, empty));
        assertThat(estimate.spans().get(0)).extracting(ScoredSpan::withoutScore).containsExactly(ann);
        assertThat(estimate.spans().get(0).getFirst().score()).isBetween(0.95, 1.0);
        assertThat(estimate.spans().get(1)).isEmpty();
        assertThat(estimate.spans().get(2)).isEmpty();
        assertThat(estimate.annotator("x").orElseThrow().documents()).isEqualTo(3);
        assertThat(estimate.annotator("x").orElseThrow().words()).isGreaterThan(0.95);
    }

    @Test
    void nobodyAndNothingIsNoFault() {
        SpanTruthEstimate estimate = SequenceDawidSkene.standard().fit(List.of());

        assertThat(estimate.spans()).isEmpty();
        assertThat(estimate.annotators()).isEmpty();
    }
}
