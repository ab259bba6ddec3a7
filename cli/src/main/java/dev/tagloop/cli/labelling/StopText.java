package dev.tagloop.cli.labelling;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The answer as lines for people: the verdict first. */
final class StopText {
    private StopText() {}

    static List<String> lines(JsonObject told) {
        JsonNode json = told.toNode();
        List<String> lines = new ArrayList<>();
        lines.add(json.at("/verdict/sentence").asString(""));
        lines.add("");
        lines.add("  %-8s  %8s  %6s".formatted("version", "tasks", "F1"));
        for (JsonNode version : json.path("versions")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-8s  %8d  %6s",
                    version.path("name").asString(""),
                    version.path("tasks").asInt(0),
                    version.path("f1").isNumber()
                            ? String.format(
                                    Locale.ROOT, "%.3f", version.path("f1").asDouble())
                            : "-"));
        }
        lines.add("");
        json.at("/verdict/reasons").forEach(reason -> lines.add("  " + reason.asString("")));
        return lines;
    }
}
