package dev.tagloop.server.combination;

import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.combination.LearnedWeights;
import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.core.combination.SpanVoice;
import dev.tagloop.core.combination.SpanVoting;
import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanReading;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.convert.SpanWriter;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Spans of a text. Those of one control exclude each other; labels that the configuration does not offer any more are passed over. */
final class SpanAnswers implements AnswerKind<List<ScoredSpan>> {
    private static final Comparator<ScoredSpan> READING =
            Comparator.comparing(ScoredSpan::span).thenComparing(ScoredSpan::label);

    private final SpanTarget target;
    private final SpanReader reader;
    private final SpanWriter writer;

    SpanAnswers(SpanTarget target) {
        this.target = target;
        this.reader = SpanReader.of(target);
        this.writer = SpanWriter.of(target);
    }

    @Override
    public Optional<List<ScoredSpan>> read(Task task, Answer answer) {
        try {
            SpanReading reading = reader.read(task, answer.result());
            List<ScoredSpan> said = new ArrayList<>();
            for (int i = 0; i < reading.regions().size(); i++) {
                LabeledSpan span = reading.text().spans().get(i);
                if (writer.missing(Set.of(span.label())).isEmpty()) {
                    said.add(new ScoredSpan(
                            span.span(),
                            span.label(),
                            answer.sure(reading.regions().get(i))));
                }
            }
            return Optional.of(List.copyOf(said));
        } catch (ConversionException e) {
            // The task shows no text: nothing can be said of it.
            return Optional.empty();
        }
    }

    @Override
    public List<ScoredSpan> calibrated(List<ScoredSpan> said, ScoreCalibration curve) {
        return said.stream()
                .map(span -> new ScoredSpan(span.span(), span.label(), curve.probability(span.score())))
                .toList();
    }

    @Override
    public List<Judged> judged(List<ScoredSpan> said, List<ScoredSpan> truth) {
        Set<LabeledSpan> known = new HashSet<>();
        truth.forEach(span -> known.add(span.withoutScore()));
        return said.stream()
                .map(span -> new Judged(span.score(), known.contains(span.withoutScore())))
                .toList();
    }

    @Override
    public Map<String, Double> weights(Collection<Said<List<ScoredSpan>>> tasks) {
        return LearnedWeights.ofSpans(tasks.stream().map(this::annotations).toList());
    }

    private SpanAnnotations annotations(Said<List<ScoredSpan>> said) {
        Map<String, List<LabeledSpan>> byVoice = new HashMap<>();
        said.byVoice()
                .forEach((voice, spans) -> byVoice.put(
                        voice, spans.stream().map(ScoredSpan::withoutScore).toList()));
        return new SpanAnnotations(reader.text(said.task()), byVoice);
    }

    @Override
    public List<LabelsRegion> combined(Task task, List<Weighed<List<ScoredSpan>>> voices, double threshold) {
        SpanVoting voting = new SpanVoting(threshold, false);
        List<ScoredSpan> together = new ArrayList<>();
        for (ControlTag.Labels control : target.controls()) {
            together.addAll(voting.combine(voices.stream()
                    .map(voice -> new SpanVoice(
                            voice.weight(),
                            voice.said().stream()
                                    .filter(span -> control.equals(offering(span.label())))
                                    .toList()))
                    .toList()));
        }
        together.sort(READING);
        return writer.regions(reader.text(task), together);
    }

    /** The control that a label is written with. */
    private ControlTag.Labels offering(String label) {
        return target.controls().stream()
                .filter(control -> control.labels().contains(label))
                .findFirst()
                .or(() -> target.controls().stream()
                        .filter(ControlTag::hasDynamicOptions)
                        .findFirst())
                .orElseThrow();
    }
}
