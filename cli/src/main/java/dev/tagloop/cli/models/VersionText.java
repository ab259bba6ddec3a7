package dev.tagloop.cli.models;

import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A version as lines for people and as JSON. */
final class VersionText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private VersionText() {}

    static ObjectNode json(LearnedVersion version) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("name", version.name());
        node.put("created", version.created().toString());
        node.put("promoted", version.promoted());
        node.set("details", version.details().toNode());
        return node;
    }

    static boolean archived(LearnedVersion version) {
        return version.details().flag("archived").orElse(false);
    }

    static String heading() {
        return "  %-6s  %-16s  %9s  %6s  %-10s".formatted("", "made", "documents", "F1", "measured on");
    }

    static String line(LearnedVersion version) {
        JsonObject details = version.details();
        return "%s %-6s  %-16s  %9d  %6s  %s"
                .formatted(
                        version.promoted() ? "*" : " ",
                        version.name(),
                        TIME.format(version.created().atZone(ZoneId.systemDefault())),
                        details.integer("documents").orElse(0),
                        score(details.number("f1")),
                        details.text("method")
                                        .map(VersionText::method)
                                        .orElse(details.flag("imported").orElse(false) ? "imported" : "-")
                                + (archived(version) ? " (archived)" : ""));
    }

    static List<String> lines(LearnedVersion version) {
        JsonObject details = version.details();
        List<String> lines = new ArrayList<>();
        lines.add("%s%s, made %s"
                .formatted(
                        version.name(),
                        version.promoted() ? " (promoted)" : archived(version) ? " (archived)" : "",
                        TIME.format(version.created().atZone(ZoneId.systemDefault()))));
        details.text("snapshot")
                .filter(digest -> !digest.isEmpty())
                .ifPresent(digest -> lines.add("  labels    %s (%d documents, %d learned from)"
                        .formatted(
                                digest,
                                details.integer("documents").orElse(0),
                                details.integer("trained").orElse(0))));
        lines.add("  base      %s, %s"
                .formatted(
                        details.text("base").orElse("-"),
                        details.text("base_revision").orElse("-")));
        details.object("settings").ifPresent(settings -> lines.add("  settings  " + settings));
        details.object("labels")
                .ifPresent(labels -> labels.keys().forEach(label -> {
                    JsonObject score = labels.object(label).orElse(JsonObject.empty());
                    lines.add("  %-12s precision %s   recall %s   F1 %s   (%d)"
                            .formatted(
                                    label,
                                    score(score.number("precision")),
                                    score(score.number("recall")),
                                    score(score.number("f1")),
                                    score.integer("gold").orElse(0)));
                }));
        details.object("confusion").ifPresent(confusion -> lines.addAll(confusion(confusion)));
        lines.addAll(CalibrationText.lines(details));
        details.texts("notes").forEach(note -> lines.add("  note: " + note));
        return lines;
    }

    private static List<String> confusion(JsonObject confusion) {
        Set<String> types = new LinkedHashSet<>(confusion.keys());
        confusion.keys().forEach(gold -> confusion.object(gold).ifPresent(row -> types.addAll(row.keys())));
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("  labelled \\ predicted");
        types.forEach(type -> head.append("%10s".formatted(type)));
        lines.add(head.toString());
        for (String gold : types) {
            StringBuilder line = new StringBuilder("  %-20s".formatted(gold));
            for (String predicted : types) {
                long count = confusion
                        .object(gold)
                        .map(row -> row.integer(predicted).orElse(0))
                        .orElse(0L);
                line.append("%10d".formatted(count));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    static String score(OptionalDouble value) {
        return value.isPresent() ? "%.3f".formatted(value.getAsDouble()) : "-";
    }

    private static String method(String method) {
        return switch (method) {
            case "held_out" -> "held-out documents";
            case "k_fold" -> "cross-validation";
            default -> "given documents";
        };
    }
}
