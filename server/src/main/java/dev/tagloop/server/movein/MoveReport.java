package dev.tagloop.server.movein;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of a move; as JSON it is what commands, routes and people see. */
public final class MoveReport {
    private final String source;
    private final boolean dryRun;
    private final List<ProjectReport> projects = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final List<String> withoutPassword = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    MoveReport(String source, boolean dryRun) {
        this.source = source;
        this.dryRun = dryRun;
    }

    void made(String email, boolean hasPassword) {
        made.add(email);
        if (!hasPassword) {
            withoutPassword.add(email);
        }
    }

    void found(String email) {
        found.add(email);
    }

    void add(ProjectReport project) {
        projects.add(project);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /** Whether a project did not come that should have. */
    public boolean isComplete() {
        return projects.stream()
                .noneMatch(
                        project -> "failed".equals(project.json().path("state").asString("")));
    }

    /** {@code source}, {@code dry_run}, {@code accounts}, {@code projects}, {@code notes}. */
    public ObjectNode json() {
        ObjectNode json =
                Json.object().put("source", source).put("dry_run", dryRun).put("complete", isComplete());
        ObjectNode accounts = json.putObject("accounts");
        accounts.set("made", Json.tree(made));
        accounts.set("found", Json.tree(found));
        accounts.set("without_password", Json.tree(withoutPassword));
        ArrayNode list = json.putArray("projects");
        projects.forEach(project -> list.add(project.json()));
        json.set("notes", Json.tree(notes));
        return json;
    }
}
