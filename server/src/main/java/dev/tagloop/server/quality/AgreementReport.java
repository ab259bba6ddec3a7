package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.Bootstrap;
import dev.tagloop.core.agreement.BoundaryDisagreement;
import dev.tagloop.core.agreement.DocumentAgreement;
import dev.tagloop.core.agreement.DocumentAgreement.Measure;
import dev.tagloop.core.agreement.Interval;
import dev.tagloop.core.agreement.Raters;
import dev.tagloop.server.http.Json;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far raters agree: all of them, each label, each pair, each rater with the others, and each over time. Intervals are of 95 %, by drawing
 * tasks; where there is so much that drawing would take long there are fewer draws or none, and the ends are null as is what is undefined.
 */
public final class AgreementReport {
    /** Looked-at units that one report may cost: some seconds. */
    private static final long WORK = 60_000_000;

    private static final int DRAWS = 2000;
    /** Fewer say little about the ends of an interval, and too few for the correction of BCa say nothing about that. */
    private static final int LEAST_DRAWS = 100;

    private static final int DRAWS_FOR_BCA = 1000;
    private static final int MOST_EDGES = 50;
    /** Whoever sees only their own work could tell from fewer tasks what somebody else answered. */
    private static final int LEAST_OWN = 5;

    private final Judgements data;
    private final Measure measure;
    private final Windows windows;
    private final Optional<String> own;
    private final DocumentAgreement agreement;
    private final List<String> raters;

    private AgreementReport(Judgements data, Measure measure, Windows windows, Optional<String> own) {
        this.data = data;
        this.measure = measure;
        this.windows = windows;
        this.own = own;
        this.raters = data.raters();
        this.agreement = agreement(data, measure);
    }

    private static DocumentAgreement agreement(Judgements data, Measure measure) {
        return data.control().marksSpans()
                ? DocumentAgreement.ofSpans(measure, data.spans())
                : DocumentAgreement.ofCategories(measure, data.choices());
    }

    /**
     * Measures.
     *
     * @param own the rater whose own figures alone are told; empty for all of everybody
     */
    public static ObjectNode of(Judgements data, Measure measure, Windows windows, Optional<String> own) {
        return new AgreementReport(data, measure, windows, own).json();
    }

    private ObjectNode json() {
        ObjectNode json = Json.object()
                .put("control", data.control().name())
                .put("kind", data.control().kind())
                .put("measure", Question.word(measure));
        ArrayNode measures = json.putArray("measures");
        Question.measures(data.control()).forEach(one -> measures.add(Question.word(one)));
        json.put("own", own.isPresent()).put("tasks", data.tasks().size()).put("of", data.of());
        Raters seen = own.map(Raters::one).orElseGet(Raters::all);
        List<String> told = own.map(List::of).orElse(raters);
        List<String> labels = labels();
        int parts = 1 + labels.size() + (own.isPresent() ? 0 : raters.size() * (raters.size() + 1) / 2);
        Optional<Bootstrap> drawing = drawing(parts);
        json.set("overall", figure(places(told), seen, Optional.empty(), drawing(1)));
        ArrayNode byLabel = json.putArray("labels");
        for (String label : labels) {
            byLabel.addObject().put("label", label).setAll(figure(places(told), seen, Optional.of(label), drawing));
        }
        ArrayNode people = json.putArray("annotators");
        told.forEach(rater -> people.add(annotator(rater, drawing)));
        ArrayNode pairs = json.putArray("pairs");
        if (own.isEmpty()) {
            pairs(pairs, drawing);
        }
        json.set("windows", overTime(places(told), seen, Optional.empty()));
        json.set("edges", own.isEmpty() ? edges() : Json.array());
        return json;
    }

    /** Labels of the configuration in its order, then those that are no more in it. */
    private List<String> labels() {
        List<String> occurring = agreement.labels();
        List<String> known = data.control().labels();
        return Stream.concat(
                        known.stream().filter(occurring::contains),
                        occurring.stream().filter(label -> !known.contains(label)))
                .toList();
    }

    private Optional<Bootstrap> drawing(int parts) {
        long draws = Math.min(DRAWS, WORK / Math.max(1, agreement.work() * parts));
        return draws < LEAST_DRAWS
                ? Optional.empty()
                : Optional.of(new Bootstrap(
                        draws < DRAWS_FOR_BCA ? Bootstrap.Method.PERCENTILE : Bootstrap.Method.BCA,
                        0.95,
                        (int) draws,
                        42));
    }

    /** The tasks about which one of these said something. */
    private int[] places(List<String> some) {
        return IntStream.range(0, data.tasks().size())
                .filter(i -> some.size() == raters.size()
                        || some.stream().anyMatch(data.tasks().get(i).raters()::contains))
                .toArray();
    }

    private int[] both(String left, String right) {
        return IntStream.range(0, data.tasks().size())
                .filter(i -> data.tasks().get(i).raters().containsAll(List.of(left, right)))
                .toArray();
    }

    private ObjectNode figure(int[] places, Raters who, Optional<String> label, Optional<Bootstrap> drawing) {
        ObjectNode json = Json.object().put("tasks", places.length);
        if (places.length == 0 || (own.isPresent() && places.length < LEAST_OWN)) {
            return json.putNull("value").putNull("low").putNull("high");
        }
        Bootstrap.Statistic statistic = agreement.of(who, label);
        Bootstrap.Statistic here =
                drawn -> statistic.of(Arrays.stream(drawn).map(i -> places[i]).toArray());
        Interval interval = drawing.map(bootstrap -> bootstrap.interval(places.length, here))
                .orElseGet(() -> new Interval(statistic.of(places), Double.NaN, Double.NaN));
        put(json, "value", interval.estimate());
        put(json, "low", interval.low());
        put(json, "high", interval.high());
        return json;
    }

    /** What is undefined is null. */
    static void put(ObjectNode json, String name, double value) {
        json.put(name, Double.isNaN(value) ? null : value);
    }

    private ObjectNode annotator(String rater, Optional<Bootstrap> drawing) {
        ObjectNode json = Rater.of(rater, data.people()).json();
        int[] places = places(List.of(rater));
        json.setAll(figure(places, Raters.one(rater), Optional.empty(), drawing));
        json.set("windows", overTime(places, Raters.one(rater), Optional.of(rater)));
        return json;
    }

    /** Of each pair the coefficient that is asked for, and those that most people know, whichever that is. */
    private void pairs(ArrayNode pairs, Optional<Bootstrap> drawing) {
        Map<String, DocumentAgreement> known = new LinkedHashMap<>();
        for (Measure one : List.of(Measure.STRICT_F1, Measure.COHEN_KAPPA)) {
            if (Question.measures(data.control()).contains(one)) {
                known.put(Question.word(one), one == measure ? agreement : agreement(data, one));
            }
        }
        for (int a = 0; a < raters.size(); a++) {
            for (int b = a + 1; b < raters.size(); b++) {
                int[] both = both(raters.get(a), raters.get(b));
                if (both.length > 0) {
                    Raters two = Raters.two(raters.get(a), raters.get(b));
                    ObjectNode pair = pairs.addObject().put("a", raters.get(a)).put("b", raters.get(b));
                    pair.setAll(figure(both, two, Optional.empty(), drawing));
                    known.forEach((word, one) ->
                            put(pair, word, one.of(two, Optional.empty()).of(both)));
                }
            }
        }
    }

    /** A task belongs where its last answer does, of one rater where theirs does. */
    private ArrayNode overTime(int[] places, Raters who, Optional<String> rater) {
        Bootstrap.Statistic statistic = agreement.of(who, Optional.empty());
        List<Judged> tasks = Arrays.stream(places).mapToObj(data.tasks()::get).toList();
        SortedMap<LocalDate, int[]> parts =
                windows.places(tasks, task -> rater.map(task.at()::get).orElseGet(task::last));
        ArrayNode json = Json.array();
        parts.forEach((day, inside) -> {
            ObjectNode part = json.addObject().put("date", day.toString()).put("tasks", inside.length);
            boolean told = own.isEmpty() || inside.length >= LEAST_OWN;
            put(
                    part,
                    "value",
                    told
                            ? statistic.of(
                                    Arrays.stream(inside).map(i -> places[i]).toArray())
                            : Double.NaN);
        });
        return json;
    }

    private ArrayNode edges() {
        ArrayNode json = Json.array();
        if (data.control().marksSpans()) {
            BoundaryDisagreement.edges(BoundaryDisagreement.of(data.spans())).stream()
                    .limit(MOST_EDGES)
                    .forEach(edge -> json.addObject()
                            .put("label", edge.label())
                            .put("text", edge.text())
                            .put("start", edge.start())
                            .put("count", edge.count()));
        }
        return json;
    }
}
