package dev.tagloop.server.labels;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Labels get other names: as a whole with their config and a preview, or, as the original does it, in annotations alone. */
final class RenameRoutes {
    private final Database database;
    private final Access access;
    private final Scope scope;

    RenameRoutes(Database database, Access access, Scope scope) {
        this.database = database;
        this.access = access;
        this.scope = scope;
    }

    void declare(Routes routes) {
        routes.post("/api/labels/bulk", this::bulk).post("/api/tagloop/projects/{id}/labels/migrate", this::migrate);
    }

    private void migrate(Call call) {
        ProjectRef project = scope.project(call, Action.CHANGE);
        Fields fields = call.fields();
        fields.require("control");
        fields.require("rename");
        Optional<String> control = fields.text("control", Fields.TextRule.verbatim());
        Map<String, String> renames = renames(fields);
        // Nothing is written by somebody who did not say so.
        boolean preview = fields.bool("preview").orElse(true);
        fields.check();
        long user = call.caller().id();
        call.ok(
                preview
                        ? database.read(handle -> new LabelMigration(
                                        handle,
                                        Projects.get(handle, project.id()),
                                        user,
                                        control.orElseThrow(),
                                        renames)
                                .run(true))
                        : database.write(handle -> new LabelMigration(
                                        handle,
                                        Projects.get(handle, project.id()),
                                        user,
                                        control.orElseThrow(),
                                        renames)
                                .run(false)));
    }

    private static Map<String, String> renames(Fields fields) {
        Map<String, String> renames = new LinkedHashMap<>();
        JsonNode sent = fields.json("rename").orElse(Json.object());
        if (!(sent instanceof ObjectNode object)) {
            fields.error("rename", "Expected an object of new names by old ones, such as {\"OLD\": \"NEW\"}.");
            return renames;
        }
        object.properties().forEach(entry -> {
            if (entry.getValue().isString()) {
                renames.put(entry.getKey(), entry.getValue().stringValue());
            } else {
                fields.error("rename", "The new name of \"" + entry.getKey() + "\" must be a text.");
            }
        });
        if (renames.isEmpty() && fields.has("rename")) {
            fields.error("rename", "Name at least one label, such as {\"OLD\": \"NEW\"}.");
        }
        return renames;
    }

    private void bulk(Call call) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, Action.CHANGE, new Target.Organization(organization));
        Fields fields = call.fields();
        fields.require("old_label");
        fields.require("new_label");
        List<String> old = path(fields, "old_label");
        List<String> fresh = path(fields, "new_label");
        Optional<Long> id = fields.isNull("project") ? Optional.empty() : fields.id("project");
        fields.check();
        List<Long> projects = new ArrayList<>();
        if (id.isPresent()) {
            projects.add(scope.project(call, id.get(), Action.MANAGE).id());
        } else {
            projects.addAll(managed(call, organization));
        }
        long user = call.caller().id();
        long changed = 0;
        for (long project : projects) {
            changed += database.write(handle -> {
                Relabelling results = new Relabelling(handle, project, user, new Renamer.Everywhere(old, fresh), true);
                results.run(List.of(ResultKind.ANNOTATION), List.of(old.getLast()));
                return results.changed(ResultKind.ANNOTATION);
            });
        }
        call.ok(Json.object().put("annotations_updated", changed));
    }

    /** The projects of the organization whose labels the caller may change. */
    private List<Long> managed(Call call, long organization) {
        return database.read(handle -> handle
                .createQuery("SELECT id FROM projects WHERE organization_id = :organization ORDER BY id")
                .bind("organization", organization)
                .mapTo(Long.class)
                .stream()
                .filter(project ->
                        access.allows(handle, call.caller(), Action.MANAGE, new Target.Project(project, organization)))
                .toList());
    }

    /** A path, or one text for a path of one part. */
    private static List<String> path(Fields fields, String name) {
        JsonNode sent = fields.json(name).orElse(Json.array());
        if (sent.isString() && !sent.stringValue().isEmpty()) {
            return List.of(sent.stringValue());
        }
        boolean texts = sent.isArray()
                && sent.valueStream()
                        .allMatch(part -> part.isString() && !part.stringValue().isEmpty());
        if (!texts || (sent.isEmpty() && fields.has(name))) {
            fields.error(name, "Expected the path of a label as a list of texts, such as [\"PER\"].");
            return List.of("");
        }
        return sent.valueStream().map(JsonNode::stringValue).toList();
    }
}
