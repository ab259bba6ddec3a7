package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.RatingTable;
import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.agreement.SpanF1;
import dev.tagloop.core.agreement.WordRatings;
import dev.tagloop.core.reliability.DawidSkene;
import dev.tagloop.core.reliability.Mace;
import dev.tagloop.core.reliability.Reliability;
import dev.tagloop.core.reliability.SequenceDawidSkene;
import dev.tagloop.core.reliability.SpanReliability;
import dev.tagloop.core.reliability.SpanTruthEstimate;
import dev.tagloop.core.reliability.TruthEstimate;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.server.http.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far each rater can be relied on, as learned from all answers together without anybody's gold labels, and how they fared against what is
 * likely true over time.
 */
public final class ReliabilityReport {
    /** How it is learned. */
    public enum Method {
        /** {@link SequenceDawidSkene}, for spans alone. */
        SEQUENCE,
        /** {@link DawidSkene}, for spans over words. */
        DAWID_SKENE,
        /** {@link Mace}, for spans over words. */
        MACE;

        /** The name in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Those that fit, the usual one first. */
        public static List<Method> fitting(JudgedControl control) {
            return control.marksSpans() ? List.of(values()) : List.of(DAWID_SKENE, MACE);
        }
    }

    private final Judgements data;
    private final Windows windows;
    private final Optional<String> own;

    private ReliabilityReport(Judgements data, Windows windows, Optional<String> own) {
        this.data = data;
        this.windows = windows;
        this.own = own;
    }

    /**
     * Learns.
     *
     * @param own the rater who alone is told of; empty for everybody
     */
    public static ObjectNode of(Judgements data, Method method, Windows windows, Optional<String> own) {
        return new ReliabilityReport(data, windows, own).json(method);
    }

    private ObjectNode json(Method method) {
        ObjectNode json = Json.object()
                .put("control", data.control().name())
                .put("kind", data.control().kind())
                .put("method", method.word());
        ArrayNode methods = json.putArray("methods");
        Method.fitting(data.control()).forEach(one -> methods.add(one.word()));
        json.put("own", own.isPresent()).put("tasks", data.tasks().size()).put("of", data.of());
        json.set("annotators", data.tasks().isEmpty() ? Json.array() : annotators(method));
        return json;
    }

    private ArrayNode annotators(Method method) {
        if (method == Method.SEQUENCE) {
            return ofSpans(data.spans());
        }
        RatingTable table = data.control().marksSpans() ? WordRatings.of(data.spans()) : data.ratings();
        TruthEstimate estimate = method == Method.MACE
                ? Mace.standard().fit(table)
                : DawidSkene.standard().fit(table);
        return ofCategories(table, estimate);
    }

    private ArrayNode ofSpans(List<SpanAnnotations> documents) {
        SpanTruthEstimate estimate = SequenceDawidSkene.standard().fit(documents);
        ArrayNode json = Json.array();
        for (String rater : told()) {
            SpanReliability one = estimate.annotator(rater).orElseThrow();
            ObjectNode row = row(rater, one.documents(), one.words());
            AgreementReport.put(row, "precision", one.spans().precision());
            AgreementReport.put(row, "recall", one.spans().recall());
            AgreementReport.put(row, "f1", one.spans().f1());
            row.putArray("confusion");
            row.set("windows", overTime(rater, inside -> f1(documents, estimate, rater, inside)));
            json.add(row);
        }
        return json;
    }

    private static double f1(
            List<SpanAnnotations> documents, SpanTruthEstimate estimate, String rater, List<Integer> inside) {
        SpanF1.Tally sum = SpanF1.Tally.NONE;
        for (int document : inside) {
            List<LabeledSpan> truth = estimate.spans().get(document).stream()
                    .map(ScoredSpan::withoutScore)
                    .toList();
            sum = sum.plus(SpanF1.STRICT.tally(
                    truth, documents.get(document).byAnnotator().get(rater)));
        }
        return sum.f1();
    }

    /** The share of words, or of tasks, that they labelled as is likely true. */
    private ArrayNode ofCategories(RatingTable table, TruthEstimate estimate) {
        int[] begins = begins(table);
        ArrayNode json = Json.array();
        for (String rater : told()) {
            Reliability one = estimate.rater(rater).orElseThrow();
            int column = table.raters().indexOf(rater);
            ObjectNode row = row(rater, one.ratings(), one.accuracy());
            row.putNull("precision").putNull("recall").putNull("f1");
            ArrayNode confusion = row.putArray("confusion");
            for (int truth = 0; truth < table.categories().size(); truth++) {
                for (int said = 0; said < table.categories().size(); said++) {
                    confusion
                            .addObject()
                            .put("true", table.categories().get(truth))
                            .put("said", table.categories().get(said))
                            .put("share", one.confusion().get(truth).get(said));
                }
            }
            row.set("windows", overTime(rater, inside -> right(table, estimate, begins, column, inside)));
            json.add(row);
        }
        return json;
    }

    /** The first unit of each task, and behind the last one their number. */
    private int[] begins(RatingTable table) {
        int[] begins = new int[data.tasks().size() + 1];
        for (int i = 0; i < data.tasks().size(); i++) {
            begins[i + 1] = begins[i]
                    + (data.tasks().get(i) instanceof Judged.Spans spans
                            ? Words.of(Text.of(spans.said().text())).size()
                            : 1);
        }
        if (begins[data.tasks().size()] != table.units()) {
            throw new IllegalStateException("the units of the tasks do not come to those of the table");
        }
        return begins;
    }

    private static double right(
            RatingTable table, TruthEstimate estimate, int[] begins, int column, List<Integer> inside) {
        int right = 0;
        int all = 0;
        for (int task : inside) {
            for (int unit = begins[task]; unit < begins[task + 1]; unit++) {
                int code = table.code(unit, column);
                if (code != RatingTable.MISSING) {
                    all++;
                    right += table.categories().get(code).equals(estimate.label(unit)) ? 1 : 0;
                }
            }
        }
        return all == 0 ? Double.NaN : (double) right / all;
    }

    private List<String> told() {
        return data.raters().stream()
                .filter(rater -> own.isEmpty() || own.get().equals(rater))
                .toList();
    }

    private ObjectNode row(String rater, int ratings, double accuracy) {
        ObjectNode row = Rater.of(rater, data.people()).json();
        row.put("tasks", of(rater).size()).put("ratings", ratings);
        AgreementReport.put(row, "accuracy", accuracy);
        return row;
    }

    /** The places of the tasks that a rater answered. */
    private List<Integer> of(String rater) {
        return IntStream.range(0, data.tasks().size())
                .filter(i -> data.tasks().get(i).raters().contains(rater))
                .boxed()
                .toList();
    }

    private ArrayNode overTime(String rater, java.util.function.ToDoubleFunction<List<Integer>> value) {
        List<Integer> answered = of(rater);
        SortedMap<LocalDate, int[]> parts =
                windows.places(answered, place -> data.tasks().get(place).at().get(rater));
        ArrayNode json = Json.array();
        parts.forEach((day, inside) -> {
            ObjectNode part = json.addObject().put("date", day.toString()).put("tasks", inside.length);
            AgreementReport.put(
                    part,
                    "value",
                    value.applyAsDouble(
                            IntStream.of(inside).mapToObj(answered::get).toList()));
        });
        return json;
    }
}
