package dev.tagloop.server.savings;

import dev.tagloop.core.metrics.SpanPairs;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.server.summary.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a person did to the suggestions that an answer began with. Labelled stretches are compared place by place, answers about whole texts control by
 * control; relations are left out.
 */
final class AnswerEdits {
    private AnswerEdits() {}

    /**
     * One edit.
     *
     * @param kind how the end, the first side, differs from what was suggested
     * @param label of what was suggested, of what is there in the end where nothing was; of answers without labels their control
     * @param score of what was suggested; null where nothing was or no score is told
     */
    record Edit(SpanPairs.Kind kind, String label, Double score) {}

    /** Stretches of one control over one object, and what is said of whole texts. */
    private record Side(Map<String, List<LabeledSpan>> spans, Map<String, String> whole, Map<Object, Double> scores) {
        static Side of(JsonNode result) {
            Side side = new Side(new TreeMap<>(), new TreeMap<>(), new HashMap<>());
            result.forEach(side::add);
            return side;
        }

        private void add(JsonNode region) {
            JsonNode value = region.path("value");
            String control = region.path("from_name").asString("");
            List<String> labels = Labels.of(region);
            Double score =
                    region.path("score").isNumber() ? region.path("score").asDouble() : null;
            int start = value.path("start").asInt(-1);
            int end = value.path("end").asInt(-1);
            if (value.has("start")) {
                if (start >= 0 && start < end && !labels.isEmpty()) {
                    String place = control + "\n" + region.path("to_name").asString("");
                    LabeledSpan span = new LabeledSpan(new CodePointSpan(start, end), labels.getFirst());
                    spans.computeIfAbsent(place, any -> new ArrayList<>()).add(span);
                    scores.put(List.of(place, span), score);
                }
            } else if (!control.isEmpty() && !value.isMissingNode()) {
                whole.put(control, labels.isEmpty() ? value.toString() : String.join("\n", new TreeSet<>(labels)));
                scores.put(control, score);
            }
        }
    }

    static List<Edit> of(JsonNode suggested, JsonNode result) {
        Side before = Side.of(suggested);
        Side after = Side.of(result);
        List<Edit> edits = new ArrayList<>();
        for (String place : both(before.spans(), after.spans())) {
            List<LabeledSpan> gold = after.spans().getOrDefault(place, List.of());
            for (SpanPairs.Pair pair : SpanPairs.of(gold, before.spans().getOrDefault(place, List.of()))
                    .pairs()) {
                LabeledSpan told = pair.second().or(pair::first).orElseThrow();
                Double score = pair.second()
                        .map(span -> before.scores().get(List.of(place, span)))
                        .orElse(null);
                edits.add(new Edit(pair.kind(), told.label(), score));
            }
        }
        for (String control : both(before.whole(), after.whole())) {
            String was = before.whole().get(control);
            String is = after.whole().get(control);
            edits.add(new Edit(
                    kind(was, is),
                    label(was == null ? is : was, control),
                    before.scores().get(control)));
        }
        return edits;
    }

    private static SpanPairs.Kind kind(String was, String is) {
        if (was == null) {
            return SpanPairs.Kind.FIRST_ONLY;
        }
        if (is == null) {
            return SpanPairs.Kind.SECOND_ONLY;
        }
        return Objects.equals(was, is) ? SpanPairs.Kind.EQUAL : SpanPairs.Kind.OTHER_LABEL;
    }

    /** Written texts have no label. */
    private static String label(String said, String control) {
        return said.startsWith("{") ? control : said.replace("\n", ", ");
    }

    private static TreeSet<String> both(Map<String, ?> before, Map<String, ?> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }
}
