package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A control of a labelling configuration whose answers can be compared: Labels for a text, or Choices for a whole task. */
public sealed interface JudgedControl {
    /** The name in the configuration; of several Labels for one text that of the first. */
    String name();

    /** Its labels or choices. */
    List<String> labels();

    /** Whether it marks spans. */
    boolean marksSpans();

    /** What it is about, as the API tells it. */
    default String kind() {
        return marksSpans() ? "spans" : "choices";
    }

    /**
     * What raters said of a task.
     *
     * @param results by rater
     * @param at when they said it
     * @return empty if the task has no text to mark, or nobody said anything
     */
    Optional<Judged> read(Task task, Map<String, List<Region>> results, Map<String, Instant> at);

    /** All of a configuration, those for spans first. */
    static List<JudgedControl> all(LabelConfig config) {
        List<JudgedControl> found = new ArrayList<>();
        SpanTarget.all(config).stream()
                .filter(target -> target.text()
                        .attribute("valueType")
                        .filter("url"::equals)
                        .isEmpty())
                .forEach(target -> found.add(new Spans(target, SpanReader.of(target))));
        config.controls().stream()
                .filter(ControlTag.Choices.class::isInstance)
                .map(ControlTag.Choices.class::cast)
                .filter(control -> control.attribute("perRegion").isEmpty()
                        && control.attribute("perItem").isEmpty())
                .forEach(control -> found.add(new Choices(control)));
        return List.copyOf(found);
    }

    /** Spans of a text. */
    record Spans(SpanTarget target, SpanReader reader) implements JudgedControl {
        @Override
        public String name() {
            return target.controls().getFirst().name();
        }

        @Override
        public List<String> labels() {
            return target.labels();
        }

        @Override
        public boolean marksSpans() {
            return true;
        }

        @Override
        public Optional<Judged> read(Task task, Map<String, List<Region>> results, Map<String, Instant> at) {
            String text;
            try {
                text = reader.text(task);
            } catch (ConversionException e) {
                return Optional.empty();
            }
            Map<String, List<LabeledSpan>> spans = new TreeMap<>();
            results.forEach((rater, regions) ->
                    spans.put(rater, reader.read(task, regions).text().spans()));
            return Optional.of(
                    new Judged.Spans(task.id().orElse(0), new SpanAnnotations(text, spans), new TreeMap<>(at)));
        }
    }

    /** One or more of given choices for the whole task. Who chose none did not answer. */
    record Choices(ControlTag.Choices control) implements JudgedControl {
        @Override
        public String name() {
            return control.name();
        }

        @Override
        public List<String> labels() {
            return control.labels();
        }

        @Override
        public boolean marksSpans() {
            return false;
        }

        @Override
        public Optional<Judged> read(Task task, Map<String, List<Region>> results, Map<String, Instant> at) {
            Map<String, String> said = new TreeMap<>();
            results.forEach((rater, regions) -> chosen(regions).ifPresent(choice -> said.put(rater, choice)));
            Map<String, Instant> when = new TreeMap<>(at);
            when.keySet().retainAll(said.keySet());
            return said.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Judged.Choice(task.id().orElse(0), said, when));
        }

        private Optional<String> chosen(List<Region> regions) {
            return regions.stream()
                    .filter(region -> region instanceof ChoicesRegion
                            && region.fromName().filter(name()::equals).isPresent())
                    .map(region -> ((ChoicesRegion) region)
                            .choices().stream().sorted().distinct().collect(Collectors.joining(" + ")))
                    .filter(choice -> !choice.isEmpty())
                    .findFirst();
        }
    }
}
