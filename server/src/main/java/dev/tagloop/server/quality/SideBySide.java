package dev.tagloop.server.quality;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that raters said of one task, spans that overlap each other brought together: who marked what, and who did not. */
final class SideBySide {
    private SideBySide() {}

    private record Mark(String rater, LabeledSpan span) {
        CodePointSpan place() {
            return span.span();
        }
    }

    static ObjectNode of(Judged judged, Map<String, Rater> people) {
        ObjectNode json = Json.object().put("task", judged.task());
        ArrayNode raters = json.putArray("annotators");
        List<String> names = judged.raters().stream().sorted(Rater.ORDER).toList();
        names.forEach(rater -> raters.add(Rater.of(rater, people).json()));
        json.put("text", judged instanceof Judged.Spans spans ? spans.said().text() : null);
        json.set("groups", judged instanceof Judged.Spans spans ? groups(spans, names) : Json.array());
        json.set("answers", judged instanceof Judged.Choice choice ? answers(choice, names) : Json.array());
        return json;
    }

    private static ArrayNode answers(Judged.Choice choice, List<String> names) {
        ArrayNode json = Json.array();
        names.forEach(rater -> json.addObject()
                .put("annotator", rater)
                .put("choice", choice.said().get(rater)));
        return json;
    }

    private static ArrayNode groups(Judged.Spans judged, List<String> names) {
        List<Mark> marks = new ArrayList<>();
        names.forEach(
                rater -> judged.said().byAnnotator().get(rater).forEach(span -> marks.add(new Mark(rater, span))));
        marks.sort(Comparator.comparing(Mark::place));
        Text text = Text.of(judged.said().text());
        ArrayNode json = Json.array();
        List<Mark> together = new ArrayList<>();
        int end = 0;
        for (Mark mark : marks) {
            if (!together.isEmpty() && mark.place().start() >= end) {
                json.add(group(together, names, text));
                together.clear();
            }
            together.add(mark);
            end = Math.max(end, mark.place().end());
        }
        if (!together.isEmpty()) {
            json.add(group(together, names, text));
        }
        return json;
    }

    private static ObjectNode group(List<Mark> marks, List<String> names, Text text) {
        int start = marks.getFirst().place().start();
        int end = marks.stream().mapToInt(mark -> mark.place().end()).max().orElseThrow();
        List<String> without = names.stream()
                .filter(name -> marks.stream().noneMatch(mark -> mark.rater().equals(name)))
                .toList();
        ObjectNode json = Json.object()
                .put("start", start)
                .put("end", end)
                .put("text", text.slice(new CodePointSpan(start, end)))
                .put("kind", kind(marks, without));
        ArrayNode list = json.putArray("marks");
        marks.forEach(mark -> list.addObject()
                .put("annotator", mark.rater())
                .put("start", mark.place().start())
                .put("end", mark.place().end())
                .put("label", mark.span().label())
                .put("text", text.slice(mark.place())));
        ArrayNode missing = json.putArray("missing");
        without.forEach(missing::add);
        return json;
    }

    private static String kind(List<Mark> marks, List<String> without) {
        if (marks.stream().map(mark -> mark.span().label()).distinct().count() > 1) {
            return "label";
        }
        if (!without.isEmpty()) {
            return "missing";
        }
        return marks.stream().map(Mark::place).distinct().count() > 1 ? "boundary" : "agreed";
    }
}
