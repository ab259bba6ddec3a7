package dev.tagloop.learning.learner;

import dev.tagloop.core.metrics.Counts;
import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.ScoreReport;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two versions' predictions of the same labelled texts, side by side, as {@code Learner.compare} gives them. */
final class VersionComparison {
    /** So many changed texts are shown, those with the largest difference first. */
    static final int MOST_CHANGED = 100;

    /** A text with what was said about it. */
    private record Row(LabeledText gold, List<LabeledSpan> a, List<LabeledSpan> b, Counts countsOfA, Counts countsOfB) {
        static Row of(LabeledText gold, List<LabeledSpan> a, List<LabeledSpan> b) {
            return new Row(gold, a, b, counts(gold.spans(), a), counts(gold.spans(), b));
        }

        boolean changed() {
            return !new HashSet<>(a).equals(new HashSet<>(b));
        }

        /** By how much b is better on this text. */
        double gain() {
            return f1(countsOfB) - f1(countsOfA);
        }

        /** On a text without labels, who finds nothing is right. */
        private static double f1(Counts counts) {
            return counts.gold() + counts.predicted() == 0
                    ? 1
                    : Score.of(counts, 0).f1();
        }

        private static Counts counts(List<LabeledSpan> gold, List<LabeledSpan> predicted) {
            return SpanScores.compare(List.of(gold), List.of(predicted)).total();
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final ScoreReport a;
    private final ScoreReport b;

    VersionComparison(List<LabeledText> gold, List<List<LabeledSpan>> a, List<List<LabeledSpan>> b) {
        for (int i = 0; i < gold.size(); i++) {
            rows.add(Row.of(gold.get(i), a.get(i), b.get(i)));
        }
        List<List<LabeledSpan>> labels = gold.stream().map(LabeledText::spans).toList();
        this.a = SpanScores.compare(labels, a);
        this.b = SpanScores.compare(labels, b);
    }

    JsonObject toJson() {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("documents", rows.size());
        root.set("a", score(a.micro()));
        root.set("b", score(b.micro()));
        PairedBootstrap difference = PairedBootstrap.of(
                rows.stream().map(Row::countsOfA).toList(),
                rows.stream().map(Row::countsOfB).toList());
        root.putObject("difference")
                .put("f1", difference.f1())
                .put("low", difference.low())
                .put("high", difference.high());
        ObjectNode labels = root.putObject("labels");
        TreeSet<String> names = new TreeSet<>(a.labels().keySet());
        names.addAll(b.labels().keySet());
        for (String name : names) {
            labels.putObject(name).put("a", f1(a, name)).put("b", f1(b, name));
        }
        ArrayNode changed = root.putArray("changed");
        rows.stream()
                .filter(Row::changed)
                .sorted(Comparator.comparingDouble((Row row) -> -Math.abs(row.gain())))
                .limit(MOST_CHANGED)
                .forEach(row -> changed.add(row(row)));
        return JsonObject.owning(root);
    }

    private static double f1(ScoreReport report, String label) {
        Score score = report.labels().get(label);
        return score == null ? 0 : score.f1();
    }

    private static ObjectNode score(Score score) {
        return Json.mapper()
                .createObjectNode()
                .put("precision", score.precision())
                .put("recall", score.recall())
                .put("f1", score.f1());
    }

    private static ObjectNode row(Row row) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("text", row.gold().text());
        node.set("gold", spans(row.gold().spans()));
        node.set("a", spans(row.a()));
        node.set("b", spans(row.b()));
        double gain = row.gain();
        String otherwise = gain < 0 ? "a" : "none";
        node.put("winner", gain > 0 ? "b" : otherwise);
        return node;
    }

    private static ArrayNode spans(List<LabeledSpan> spans) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (LabeledSpan span : spans) {
            array.addObject()
                    .put("start", span.span().start())
                    .put("end", span.span().end())
                    .put("label", span.label());
        }
        return array;
    }
}
