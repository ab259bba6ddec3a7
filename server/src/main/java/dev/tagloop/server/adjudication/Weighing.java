package dev.tagloop.server.adjudication;

import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.combination.LearnedWeights;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.labelstudio.adjudication.Alignment;
import dev.tagloop.labelstudio.adjudication.Consensus;
import dev.tagloop.labelstudio.adjudication.Item;
import dev.tagloop.labelstudio.adjudication.Mark;
import dev.tagloop.labelstudio.adjudication.Option;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much each annotator is believed, learned from where they differ, without anybody's gold labels. For spans: how often they are right
 * about whether a stretch that somebody marked is marked so, against the most likely spans; for answers: how often their answer is the most
 * likely one.
 */
final class Weighing {
    private final List<SpanReader> readers;
    private final List<SpanAnnotations> documents = new ArrayList<>();
    /** By control, then one row a task: who said what. */
    private final Map<String, List<Map<String, String>>> answers = new TreeMap<>();

    private int compared;

    Weighing(LabelConfig config) {
        this.readers = SpanTarget.all(config).stream().map(SpanReader::of).toList();
    }

    /** Takes a task's answers in. @param data the task's data as it is stored */
    void add(String data, List<Source> sources) {
        Task task = new Task(JsonObject.empty().with("data", Json.parse(data)));
        for (SpanReader reader : readers) {
            try {
                Map<String, List<LabeledSpan>> said = new HashMap<>();
                for (Source source : sources) {
                    said.put(
                            source.annotator(),
                            reader.read(task, source.voice().result()).text().spans());
                }
                documents.add(new SpanAnnotations(reader.text(task), said));
            } catch (ConversionException | IllegalArgumentException e) {
                // A text that is not there, or spans outside of it: nothing can be learned from them.
                continue;
            }
        }
        if (!sources.stream().allMatch(Weighing::marksAlone)) {
            answers(sources);
        }
    }

    /** Whether nothing is said of the whole task: then there is no answer to look for, which takes as long as all else. */
    private static boolean marksAlone(Source source) {
        return source.voice().result().stream().allMatch(LabelsRegion.class::isInstance);
    }

    private void answers(List<Source> sources) {
        compared++;
        Map<String, String> annotators = sources.stream()
                .collect(Collectors.toMap(source -> source.voice().name(), Source::annotator));
        Alignment alignment = Adjudications.align(sources, Consensus.all());
        for (Item item : alignment.items()) {
            if (item.kind() == Item.Kind.ANSWER) {
                Map<String, String> said = new TreeMap<>();
                for (Option option : item.options()) {
                    String category = option.marks().stream().map(Mark::key).collect(Collectors.joining("&"));
                    option.voices().forEach(voice -> said.put(annotators.get(voice), category));
                }
                answers.computeIfAbsent(item.control(), control -> new ArrayList<>())
                        .add(said);
            }
        }
    }

    /** The answers to how many tasks were brought together. */
    int compared() {
        return compared;
    }

    /** For each kind of matter the weights of annotators. */
    Map<Item.Kind, Map<String, Double>> weights() {
        Map<Item.Kind, Map<String, Double>> weights = new EnumMap<>(Item.Kind.class);
        Map<String, Double> spans = LearnedWeights.ofSpans(documents);
        weights.put(Item.Kind.SPAN, spans);
        weights.put(Item.Kind.RELATION, spans);
        weights.put(Item.Kind.ANSWER, LearnedWeights.ofAnswers(answers.values()));
        return weights;
    }
}
