package dev.tagloop.learning.learner;

import dev.tagloop.core.metrics.Counts;
import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.ScoreReport;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import dev.tagloop.learning.task.LearningTask;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two versions' predictions of the same labelled texts, side by side, as {@code Learner.compare} gives them.
 *
 * @param gold what people said
 * @param a what the one version says of the same texts, in the same order
 * @param b what the other says
 */
record VersionComparison<E>(LearningTask<E> task, List<E> gold, List<E> a, List<E> b) {
    /** So many changed texts are shown, those with the largest difference first. */
    static final int MOST_CHANGED = 100;

    JsonObject toJson() {
        Measurement ofA = task.measure(gold, a);
        Measurement ofB = task.measure(gold, b);
        String metric = ofB.metrics().firstEntry().getKey();
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("task", task.name());
        root.put("metric", metric);
        root.put("documents", gold.size());
        root.set("a", figures(ofA));
        root.set("b", figures(ofB));
        PairedBootstrap difference = task.difference(gold, a, b);
        root.putObject("difference")
                .put(metric, difference.f1())
                .put("low", difference.low())
                .put("high", difference.high());
        ObjectNode labels = root.putObject("labels");
        TreeSet<String> names = new TreeSet<>();
        ofA.labels().ifPresent(report -> names.addAll(report.labels().keySet()));
        ofB.labels().ifPresent(report -> names.addAll(report.labels().keySet()));
        List<ScoreReport> singleA = names.isEmpty() ? List.of() : single(a);
        List<ScoreReport> singleB = names.isEmpty() ? List.of() : single(b);
        for (String name : names) {
            PairedBootstrap own = PairedBootstrap.of(counts(singleA, name), counts(singleB, name));
            labels.putObject(name)
                    .put("a", f1(ofA, name))
                    .put("b", f1(ofB, name))
                    .put("low", own.low())
                    .put("high", own.high())
                    .put("gold", gold(ofA, name));
        }
        double[] gains = gains();
        root.put("won", DoubleStream.of(gains).filter(gain -> gain > 0).count());
        root.put("lost", DoubleStream.of(gains).filter(gain -> gain < 0).count());
        ArrayNode changed = root.putArray("changed");
        IntStream.range(0, gold.size())
                .boxed()
                .filter(this::isChanged)
                .sorted(Comparator.comparingDouble(i -> -Math.abs(gains[i])))
                .limit(MOST_CHANGED)
                .forEach(i -> changed.add(row(i, gains[i])));
        return JsonObject.owning(root);
    }

    private boolean isChanged(int i) {
        return !new HashSet<>(task.answer(a.get(i))).equals(new HashSet<>(task.answer(b.get(i))));
    }

    /** By how much b is better on each text. */
    private double[] gains() {
        List<Double> ofA = task.closeness(gold, a);
        List<Double> ofB = task.closeness(gold, b);
        return IntStream.range(0, gold.size())
                .mapToDouble(i -> gain(ofA.get(i), ofB.get(i)))
                .toArray();
    }

    /** Two answers of another kind than was asked are both infinitely far off. */
    private static double gain(double ofA, double ofB) {
        return ofA == ofB ? 0 : ofB - ofA;
    }

    /** The scores of each text for itself. */
    private List<ScoreReport> single(List<E> said) {
        return IntStream.range(0, gold.size())
                .mapToObj(i -> task.measure(List.of(gold.get(i)), List.of(said.get(i))))
                .map(measured -> measured.labels().orElseThrow())
                .toList();
    }

    private static List<Counts> counts(List<ScoreReport> reports, String label) {
        return reports.stream()
                .map(report -> report.counts().getOrDefault(label, new Counts(0, 0, 0)))
                .toList();
    }

    private static int gold(Measurement measured, String label) {
        return measured.labels()
                .map(report -> report.counts().get(label))
                .map(Counts::gold)
                .orElse(0);
    }

    private static double f1(Measurement measured, String label) {
        return measured.labels()
                .map(ScoreReport::labels)
                .map(labels -> labels.get(label))
                .map(Score::f1)
                .orElse(0.0);
    }

    /** What is not defined on these texts is left out: JSON has no number for it. */
    private static ObjectNode figures(Measurement measured) {
        ObjectNode node = Json.mapper().createObjectNode();
        measured.metrics().forEach((name, value) -> {
            if (Double.isFinite(value)) {
                node.put(name, value);
            }
        });
        return node;
    }

    private ObjectNode row(int i, double gain) {
        ObjectNode node = ShownExample.of(task, gold.get(i));
        node.set("a", ShownExample.answer(task.answer(a.get(i))));
        node.set("b", ShownExample.answer(task.answer(b.get(i))));
        String otherwise = gain < 0 ? "a" : "none";
        node.put("winner", gain > 0 ? "b" : otherwise);
        return node;
    }
}
