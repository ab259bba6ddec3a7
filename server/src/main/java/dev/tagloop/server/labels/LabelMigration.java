package dev.tagloop.server.labels;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.core.labelconfig.LabelRenaming;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives labels of a control other names everywhere in a project, in one transaction: config, annotations, drafts, predictions, weights and
 * the labels manager. A preview does the same but for the writing, so that it tells exactly what would change.
 */
final class LabelMigration {
    private final Handle handle;
    private final Project project;
    private final long user;
    private final String control;
    private final LabelConfig current;
    private final LabelRenaming renaming;
    private final Set<String> wanted;

    /** @throws ApiException 400 when it cannot be done, naming the field */
    LabelMigration(Handle handle, Project project, long user, String control, Map<String, String> renames) {
        this.handle = handle;
        this.project = project;
        this.user = user;
        this.control = control;
        LabelConfig config = LabelConfig.parse(project.labelConfig());
        this.current = config;
        if (config.control(control).isEmpty()) {
            throw ApiException.invalid("control", refusal(config, control, Map.of()));
        }
        try {
            this.renaming = LabelRenaming.of(config, control, renames);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("rename", e.getMessage());
        }
        this.wanted = renames.keySet();
        checkUse();
    }

    private static String refusal(LabelConfig config, String control, Map<String, String> renames) {
        try {
            LabelRenaming.of(config, control, renames);
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** A name that neither the config nor any annotation has is a mistake. */
    private void checkUse() {
        for (String label : renaming.unknown()) {
            boolean used = handle
                    .createQuery("SELECT from_name FROM project_labels WHERE project_id = :project AND label = :label")
                    .bind("project", project.id())
                    .bind("label", label)
                    .mapTo(String.class)
                    .stream()
                    .anyMatch(new Renamer.OfControl(current, control, renaming)::concerns);
            if (!used) {
                throw ApiException.invalid(
                        "rename",
                        "\"" + label + "\" is neither a label of \"" + control
                                + "\" nor in use: check its spelling. Labels with an alias are named by it.");
            }
        }
    }

    /** Does it, or tells what it would do. @param preview whether nothing is written */
    ObjectNode run(boolean preview) {
        LabelConfig config = renaming.config();
        try {
            config.validate();
        } catch (LabelConfigException e) {
            throw ApiException.invalid("rename", "The config would be wrong afterwards: " + e.getMessage());
        }
        Relabelling results = new Relabelling(
                handle, project.id(), user, new Renamer.OfControl(current, control, renaming), !preview);
        results.run(List.of(ResultKind.values()), searched());
        if (!preview) {
            Projects.update(
                    handle,
                    project.id(),
                    Map.of("label_config", config.xml(), "control_weights", Json.stored(weights())));
            relink();
            WebhookEvents.projectUpdated(handle, project.id());
        }
        return json(config, results, preview);
    }

    /** The texts that a result with one of the labels holds. */
    private Set<String> searched() {
        Set<String> texts = new TreeSet<>();
        for (String label : wanted) {
            texts.add(label);
            texts.add(Arrays.asList(label.split("/")).getLast().strip());
        }
        texts.remove("");
        return texts;
    }

    private JsonNode weights() {
        JsonNode weights = Json.parse(project.controlWeights());
        if (weights.path(control).path("labels") instanceof ObjectNode labels) {
            ObjectNode fresh = Json.object();
            labels.properties().forEach(entry -> {
                String name = renaming.label(entry.getKey());
                // What the surviving label weighs stands.
                if (name.equals(entry.getKey()) || (!labels.has(name) && !fresh.has(name))) {
                    fresh.set(name, entry.getValue());
                }
            });
            ((ObjectNode) weights.get(control)).set("labels", fresh);
        }
        return weights;
    }

    private void relink() {
        for (LinkRow link : LabelLinks.ofControl(handle, project.id(), control)) {
            LabelRow label = Labels.get(handle, link.labelId());
            JsonNode value = Json.parse(label.value());
            JsonNode fresh = fresh(value);
            if (!fresh.equals(value)) {
                String title = label.title().equals(value.asString("")) ? fresh.asString("") : label.title();
                Labels.Content content =
                        new Labels.Content(title, Json.stored(fresh), label.description(), label.approved());
                LabelLinks.delete(handle, link);
                LabelLinks.add(
                        handle,
                        Labels.findOrMake(handle, label.organizationId(), user, content),
                        project.id(),
                        control);
            }
        }
    }

    private JsonNode fresh(JsonNode value) {
        return value.isArray()
                ? Json.tree(renaming.path(
                        value.valueStream().map(part -> part.asString("")).toList()))
                : value.isString() ? Json.tree(renaming.label(value.stringValue())) : value;
    }

    private static ObjectNode json(LabelConfig config, Relabelling results, boolean preview) {
        ObjectNode json = Json.object()
                .put("preview", preview)
                .put("label_config", config.xml())
                .put("annotations", results.changed(ResultKind.ANNOTATION))
                .put("drafts", results.changed(ResultKind.DRAFT))
                .put("predictions", results.changed(ResultKind.PREDICTION));
        ObjectNode regions = json.putObject("regions");
        results.regions().forEach(regions::put);
        ArrayNode samples = json.putArray("samples");
        results.samples().forEach(sample -> {
            ObjectNode shown = samples.addObject()
                    .put("kind", sample.kind().word())
                    .put("id", sample.id())
                    .put("task", sample.task());
            shown.set("before", sample.before());
            shown.set("after", sample.after());
        });
        return json;
    }
}
