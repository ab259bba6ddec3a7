package dev.tagloop.cli.models;

import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.core.agreement.RaterPair;
import dev.tagloop.learning.combination.Combination;
import dev.tagloop.learning.combination.CombinationLearning;
import dev.tagloop.learning.combination.CombinationReport;
import dev.tagloop.learning.combination.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A combination and what it is worth, in words and as JSON. */
final class CombinationText {
    private final Combination combination;
    private final CombinationReport report;
    private final Path folder;

    CombinationText(CombinationLearning.Learned learned, Path folder) {
        this.combination = learned.combination();
        this.report = learned.report().orElse(null);
        this.folder = folder;
    }

    String json() {
        ObjectNode json = JsonReport.tree(Map.of());
        json.put("task", combination.task().name());
        json.put("name", combination.name());
        json.put("model_dir", folder.toAbsolutePath().toString());
        json.put("threshold", combination.threshold());
        json.put("data", combination.data());
        json.put("documents", combination.documents());
        ArrayNode members = json.putArray("members");
        for (int i = 0; i < combination.members().size(); i++) {
            Member member = combination.members().get(i);
            ObjectNode node = members.addObject()
                    .put("name", member.name())
                    .put("model", member.model())
                    .put("weight", member.weight());
            if (report != null) {
                metrics(node, report.members().get(i).measurement().metrics());
            }
        }
        if (report != null) {
            metrics(json.putObject("combination"), report.combination().metrics());
            json.put("best", report.best());
            json.putObject("difference")
                    .put("value", report.difference().f1())
                    .put("low", report.difference().low())
                    .put("high", report.difference().high());
            agreement(json.putObject("agreement"));
        }
        return json.toString();
    }

    private static void metrics(ObjectNode node, Map<String, Double> metrics) {
        ObjectNode scores = node.putObject("scores");
        metrics.forEach((name, value) -> {
            if (Double.isFinite(value)) {
                scores.put(name, value);
            }
        });
    }

    private void agreement(ObjectNode node) {
        node.put("measure", report.measure());
        ArrayNode pairs = node.putArray("pairs");
        for (RaterPair pair : report.pairs()) {
            ObjectNode one = pairs.addObject().put("left", pair.left()).put("right", pair.right());
            one.put("units", pair.units());
            put(one, "value", pair.value());
        }
        ObjectNode labels = node.putObject("labels");
        report.labels().forEach((label, value) -> put(labels, label, value));
    }

    /** What is undefined is null, since JSON has no other word for it. */
    private static void put(ObjectNode node, String name, double value) {
        node.put(name, Double.isFinite(value) ? (Double) value : null);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (report == null) {
            lines.add("All models count the same; nothing was measured. Give --data to weigh them.");
        } else {
            lines.add("On %d texts of %s that no model has learned from (%s):"
                    .formatted(
                            combination.documents(),
                            combination.data(),
                            report.combination().manner()));
            lines.add(format("  %-24s %7s %9s", "model", "weight", "F1"));
            for (int i = 0; i < combination.members().size(); i++) {
                Member member = combination.members().get(i);
                lines.add(format(
                        "  %-24s %7.2f %9.3f",
                        member.name(),
                        member.weight(),
                        report.members().get(i).measurement().figure()));
            }
            lines.add(format(
                    "  %-24s %7s %9.3f", "together", "", report.combination().figure()));
            lines.add(format(
                    "  against %s: %+.3f, 95 %% interval %+.3f to %+.3f",
                    report.best(),
                    report.difference().f1(),
                    report.difference().low(),
                    report.difference().high()));
            agreed(lines);
        }
        lines.add("Combination " + folder.toAbsolutePath());
        return lines;
    }

    private void agreed(List<String> lines) {
        lines.add("The models agree by " + report.measure() + ":");
        report.pairs().forEach(pair -> lines.add(format("  %s and %s: %.3f", pair.left(), pair.right(), pair.value())));
        report.labels().forEach((label, value) -> lines.add(format("  about %s: %.3f", label, value)));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
