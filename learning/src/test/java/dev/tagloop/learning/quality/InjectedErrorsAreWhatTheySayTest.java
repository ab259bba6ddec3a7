package dev.tagloop.learning.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.labelerrors.SuspectedSpan;
import dev.tagloop.core.metrics.SpanErrors;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.testing.StarterDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measurement of label errors is worth as much as the errors that it makes. */
class InjectedErrorsAreWhatTheySayTest {

    @Test
    void oneSpanInTwentyIsWrongInOneWay() {
        List<List<LabeledText>> clean = StarterDocuments.labeled(200);
        long spans = spans(clean).stream().mapToLong(List::size).sum();
        int wanted = (int) Math.round(0.05 * spans);

        InjectedErrors types = InjectedErrors.of(clean, SuspectedSpan.Kind.WRONG_TYPE, 0.05, 1);
        assertThat(errors(clean, types).wrongType()).isEqualTo(wanted);
        assertThat(errors(clean, types).toTouch()).isEqualTo(wanted);
        assertThat(types.texts()).hasSize(wanted);
        InjectedErrors missing = InjectedErrors.of(clean, SuspectedSpan.Kind.MISSING, 0.05, 1);
        assertThat(errors(clean, missing).missing()).isEqualTo(wanted);
        assertThat(errors(clean, missing).toTouch()).isEqualTo(wanted);
        InjectedErrors borders = InjectedErrors.of(clean, SuspectedSpan.Kind.BOUNDARY, 0.05, 1);
        assertThat(errors(clean, borders).wrongBorders()).isEqualTo(wanted);
        assertThat(errors(clean, borders).toTouch()).isEqualTo(wanted);
    }

    private static SpanErrors errors(List<List<LabeledText>> clean, InjectedErrors injected) {
        return SpanErrors.compare(spans(clean), spans(injected.documents()));
    }

    private static List<List<LabeledSpan>> spans(List<List<LabeledText>> documents) {
        return documents.stream().flatMap(List::stream).map(LabeledText::spans).toList();
    }
}
