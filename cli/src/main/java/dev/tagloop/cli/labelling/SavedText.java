package dev.tagloop.cli.labelling;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What suggestions saved, as lines for people. */
final class SavedText {
    private static final String ROW = "  %-16s  %9s  %9s  %10s  %6s  %8s  %8s  %6s";

    private SavedText() {}

    static List<String> lines(JsonObject told) {
        JsonNode json = told.toNode();
        JsonNode time = json.path("time");
        JsonNode edits = json.path("edits");
        List<String> lines = new ArrayList<>();
        lines.add("Median time of an answer: %s with suggestions (%d answers), %s without (%d)."
                .formatted(
                        seconds(time.at("/with/median")),
                        time.at("/with/answers").asInt(0),
                        seconds(time.at("/without/median")),
                        time.at("/without/answers").asInt(0)));
        lines.add("Saved: %s an answer; %s."
                .formatted(
                        seconds(time.path("saved")),
                        time.path("method").asString("").equals("random")
                                ? "chance decided which tasks had suggestions (%s without)"
                                        .formatted(percent(json.at("/held_back/share")))
                                : "no task is held back, so the two may be of different tasks"));
        lines.add("%s of %d suggestions were accepted as they are; %s of keys, clicks and drags saved, on %d answers."
                .formatted(
                        percent(edits.path("accepted_share")),
                        edits.path("suggested").asInt(0),
                        percent(edits.path("saved_share")),
                        edits.path("answers").asInt(0)));
        rows(lines, "label", json.path("labels"), one -> one.path("label").asString(""));
        rows(
                lines,
                "score",
                json.path("bands"),
                one -> String.format(
                        Locale.ROOT,
                        "%.1f to %.1f",
                        one.path("from").asDouble(),
                        one.path("to").asDouble()));
        rows(lines, "version", json.path("versions"), one -> one.path("name").asString(""));
        return lines;
    }

    private static void rows(List<String> lines, String what, JsonNode all, Function<JsonNode, String> name) {
        if (all.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(ROW.formatted(what, "suggested", "accepted", "relabelled", "moved", "replaced", "deleted", "added"));
        for (JsonNode one : all) {
            lines.add(ROW.formatted(
                    name.apply(one),
                    one.path("suggested").asInt(0),
                    percent(one.path("accepted_share")),
                    one.path("relabelled").asInt(0),
                    one.path("moved").asInt(0),
                    one.path("replaced").asInt(0),
                    one.path("deleted").asInt(0),
                    one.path("added").asInt(0)));
        }
    }

    private static String percent(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.0f %%", 100 * share.asDouble()) : "-";
    }

    private static String seconds(JsonNode interval) {
        if (!interval.path("estimate").isNumber()) {
            return "-";
        }
        String middle =
                String.format(Locale.ROOT, "%.1f s", interval.path("estimate").asDouble());
        return interval.path("low").isNumber()
                ? middle
                        + String.format(
                                Locale.ROOT,
                                " (%.1f to %.1f)",
                                interval.path("low").asDouble(),
                                interval.path("high").asDouble())
                : middle;
    }
}
