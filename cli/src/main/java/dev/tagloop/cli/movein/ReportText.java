package dev.tagloop.cli.movein;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * The report of a move for a person.
 *
 * @param report as {@code --json} prints it
 */
record ReportText(JsonNode report) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(report.path("source").asString() + (report.path("dry_run").asBoolean() ? ", looked at only:" : ":"));
        report.path("projects").forEach(project -> project(project, lines));
        accounts(lines);
        report.path("notes").forEach(note -> lines.add("Note: " + note.asString()));
        return lines;
    }

    private static void project(JsonNode project, List<String> lines) {
        String name = "  project " + project.path("source_id") + " \""
                + project.path("title").asString() + "\"";
        lines.add(
                switch (project.path("state").asString()) {
                    case "moved" ->
                        name + " is here as " + project.path("id") + ": " + counts(project.path("stored"))
                                + settings(project) + " (digest "
                                + project.path("digest").asString().substring(0, 12) + ")";
                    case "present" -> name + " came before, as " + project.path("id");
                    case "in_trash" -> name + " came before, as " + project.path("id") + ", and lies in the trash";
                    case "would_move" -> name + " would come: " + counts(project.path("told"));
                    default -> name + " did not come: " + project.path("error").asString();
                });
        for (String kind : List.of("tasks", "annotations", "predictions")) {
            long other = project.path("renumbered_" + kind).asLong(0);
            if (other > 0) {
                lines.add("    " + "%,d".formatted(other) + " " + kind
                        + " have another id here, because theirs was taken");
            }
        }
        project.path("notes").forEach(note -> lines.add("    " + note.asString()));
    }

    private static String counts(JsonNode counts) {
        StringJoiner text = new StringJoiner(", ");
        counts.properties()
                .forEach(count -> text.add("%,d %s".formatted(count.getValue().asLong(), count.getKey())));
        return text.toString();
    }

    private static String settings(JsonNode project) {
        StringBuilder text = new StringBuilder();
        for (String kind : List.of("uploads", "views", "webhooks", "backends", "labels")) {
            if (project.has(kind)) {
                text.append(", ")
                        .append("%,d".formatted(project.path(kind).asLong()))
                        .append(' ')
                        .append(kind);
            }
        }
        return text.toString();
    }

    private void accounts(List<String> lines) {
        JsonNode accounts = report.path("accounts");
        boolean dry = report.path("dry_run").asBoolean();
        lines.add("  accounts: " + accounts.path("made").size() + (dry ? " would be made, " : " made, ")
                + accounts.path("found").size() + " found by their address");
        JsonNode waiting = accounts.path("without_password");
        if (!waiting.isEmpty() && !dry) {
            lines.add("  " + waiting.size() + " have no password here yet. Give each a link to choose one:");
            waiting.forEach(email -> lines.add("    tagloop user link " + email.asString()));
        }
    }
}
