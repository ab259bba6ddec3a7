package dev.tagloop.server.adjudication;

import dev.tagloop.core.agreement.RatingTable;
import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.combination.Weights;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.reliability.DawidSkene;
import dev.tagloop.core.reliability.Reliability;
import dev.tagloop.core.reliability.SequenceDawidSkene;
import dev.tagloop.core.reliability.TruthEstimate;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.labelstudio.adjudication.Alignment;
import dev.tagloop.labelstudio.adjudication.Consensus;
import dev.tagloop.labelstudio.adjudication.Item;
import dev.tagloop.labelstudio.adjudication.Mark;
import dev.tagloop.labelstudio.adjudication.Option;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    Weighing(LabelConfig config) {
        this.readers = SpanTarget.all(config).stream().map(SpanReader::of).toList();
    }

    /** Right in so many of so many cases. */
    private static final class Tally {
        private double right;
        private double all;

        /** With one case of each kind more, so that nobody is always right. */
        double accuracy() {
            return (right + 1) / (all + 2);
        }
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

    /** For each kind of matter the weights of annotators. */
    Map<Item.Kind, Map<String, Double>> weights() {
        Map<Item.Kind, Map<String, Double>> weights = new EnumMap<>(Item.Kind.class);
        Map<String, Double> spans = spans();
        weights.put(Item.Kind.SPAN, spans);
        weights.put(Item.Kind.RELATION, spans);
        weights.put(Item.Kind.ANSWER, answers());
        return weights;
    }

    private Map<String, Double> spans() {
        Map<String, Tally> tallies = new TreeMap<>();
        if (SpanAnnotations.labels(documents).isEmpty()) {
            return Map.of();
        }
        List<List<ScoredSpan>> likely =
                SequenceDawidSkene.standard().fit(documents).spans();
        for (int i = 0; i < documents.size(); i++) {
            Map<String, List<LabeledSpan>> said = documents.get(i).byAnnotator();
            Set<LabeledSpan> candidates = new LinkedHashSet<>();
            said.values().forEach(candidates::addAll);
            Set<LabeledSpan> truth =
                    likely.get(i).stream().map(ScoredSpan::withoutScore).collect(Collectors.toSet());
            said.forEach((annotator, own) -> {
                Tally tally = tallies.computeIfAbsent(annotator, key -> new Tally());
                Set<LabeledSpan> marked = Set.copyOf(own);
                for (LabeledSpan candidate : candidates) {
                    tally.all++;
                    tally.right += marked.contains(candidate) == truth.contains(candidate) ? 1 : 0;
                }
            });
        }
        Map<String, Double> weights = new TreeMap<>();
        tallies.forEach((annotator, tally) -> weights.put(annotator, Weights.ofAccuracy(tally.accuracy(), 2)));
        return weights;
    }

    private Map<String, Double> answers() {
        Map<String, Tally> tallies = new TreeMap<>();
        int most = 2;
        for (List<Map<String, String>> rows : answers.values()) {
            List<String> raters = List.copyOf(
                    rows.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toCollection(TreeSet::new)));
            RatingTable table = RatingTable.ofAnswers(raters, rows);
            most = Math.max(most, table.categories().size());
            TruthEstimate truth = DawidSkene.standard().fit(table);
            for (String rater : raters) {
                Optional<Reliability> found = truth.rater(rater);
                found.ifPresent(reliability -> {
                    Tally tally = tallies.computeIfAbsent(rater, key -> new Tally());
                    tally.all += reliability.ratings();
                    tally.right += reliability.ratings() * reliability.accuracy();
                });
            }
        }
        Map<String, Double> weights = new TreeMap<>();
        for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
            weights.put(entry.getKey(), Weights.ofAccuracy(entry.getValue().accuracy(), most));
        }
        return weights;
    }
}
