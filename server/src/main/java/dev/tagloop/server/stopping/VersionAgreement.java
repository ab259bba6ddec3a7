package dev.tagloop.server.stopping;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.stopping.SteadyPredictions;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.summary.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * How far two versions of a model say the same of the same tasks, by their stored predictions: of each word the label over it, of each control for whole
 * texts what was chosen. Only tasks that both have predicted tell something, and those are tasks that nobody had labelled.
 *
 * @param kappa Cohen's kappa; NaN where nothing can be said
 * @param tasks on how many it rests
 */
record VersionAgreement(String before, String after, double kappa, int tasks) {
    private static final int MOST_TASKS = 200;
    private static final int MOST_UNITS = 200_000;

    /** The predictions of a task by two versions, and what it shows. */
    private record Pair(JsonNode data, JsonNode before, JsonNode after) {}

    static VersionAgreement of(Handle handle, long project, LabelConfig config, String before, String after) {
        List<Pair> pairs = handle.createQuery("SELECT t.data, x.result AS before_result, y.result AS after_result"
                        + " FROM predictions a JOIN predictions b ON b.task_id = a.task_id AND b.by_learner AND b.model_version = :after"
                        + " JOIN prediction_bodies x ON x.prediction_id = a.id JOIN prediction_bodies y ON y.prediction_id = b.id"
                        + " JOIN task_bodies t ON t.task_id = a.task_id"
                        + " WHERE a.project_id = :project AND a.by_learner AND a.model_version = :before"
                        + " ORDER BY a.task_id LIMIT " + MOST_TASKS)
                .bind("project", project)
                .bind("before", before)
                .bind("after", after)
                .map((row, context) -> new Pair(
                        Json.parse(row.getString("data")),
                        Json.parse(row.getString("before_result")),
                        Json.parse(row.getString("after_result"))))
                .list();
        List<String> old = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        int tasks = 0;
        for (Pair pair : pairs) {
            if (old.size() < MOST_UNITS) {
                add(config, pair, old, fresh);
                tasks++;
            }
        }
        double kappa = old.isEmpty()
                ? Double.NaN
                : SteadyPredictions.kappas(List.of(old, fresh)).getFirst();
        // Where both said one and the same of everything, there is no chance to correct for.
        return new VersionAgreement(
                before, after, Double.isNaN(kappa) && !old.isEmpty() && old.equals(fresh) ? 1 : kappa, tasks);
    }

    private static void add(LabelConfig config, Pair pair, List<String> old, List<String> fresh) {
        for (ObjectTag object : config.objects()) {
            JsonNode shown = object.dataKey()
                    .map(key -> pair.data().path(key))
                    .orElse(pair.data().path(""));
            if (shown.isString()) {
                String text = shown.stringValue();
                List<CodePointSpan> words = Words.of(Text.of(text));
                old.addAll(labels(text, words, object.name(), pair.before()));
                fresh.addAll(labels(text, words, object.name(), pair.after()));
            }
        }
        Map<String, String> before = choices(pair.before());
        Map<String, String> after = choices(pair.after());
        TreeSet<String> controls = new TreeSet<>(before.keySet());
        controls.addAll(after.keySet());
        for (String control : controls) {
            old.add(before.getOrDefault(control, ""));
            fresh.add(after.getOrDefault(control, ""));
        }
    }

    private static List<String> labels(String text, List<CodePointSpan> words, String object, JsonNode result) {
        int length = text.codePointCount(0, text.length());
        List<LabeledSpan> spans = new ArrayList<>();
        for (JsonNode region : result) {
            int start = region.path("value").path("start").asInt(-1);
            int end = region.path("value").path("end").asInt(-1);
            List<String> labels = Labels.of(region);
            if (region.path("to_name").asString("").equals(object)
                    && !labels.isEmpty()
                    && start >= 0
                    && start < end
                    && end <= length) {
                spans.add(new LabeledSpan(new CodePointSpan(start, end), labels.getFirst()));
            }
        }
        return TokenAligner.align(new LabeledText(text, spans), words).tags().stream()
                .map(tag -> tag.equals(Bio.OUTSIDE) ? tag : Bio.labelOf(tag))
                .toList();
    }

    /** What is said of whole texts, by control. */
    private static Map<String, String> choices(JsonNode result) {
        Map<String, String> choices = new TreeMap<>();
        for (JsonNode region : result) {
            if (!region.path("value").has("start") && !Labels.of(region).isEmpty()) {
                choices.put(region.path("from_name").asString(""), String.join("\n", new TreeSet<>(Labels.of(region))));
            }
        }
        return choices;
    }
}
