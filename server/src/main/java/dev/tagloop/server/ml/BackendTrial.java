package dev.tagloop.server.ml;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tries a connection step by step, and tells which of them fails: the address can be asked ({@code name}), somebody answers there
 * ({@code connection}) and lets us in ({@code log-in}), speaks the protocol and takes the labelling configuration ({@code schema}), and
 * predicts a task with something that can be stored ({@code sample}). Nothing is stored.
 */
final class BackendTrial {
    private static final List<String> STEPS = List.of("name", "connection", "log-in", "schema", "sample");

    private final Database database;
    private final BackendLinks links;
    private final ArrayNode steps = Json.array();
    private String version = "";

    BackendTrial(Database database, BackendLinks links) {
        this.database = database;
        this.links = links;
    }

    ObjectNode run(BackendRow row, Project project, ProjectRef ref) {
        Optional<String> failed = attempt(row, project, ref);
        ObjectNode json = Json.object().put("ok", failed.isEmpty()).put("failed_step", failed.orElse(null));
        json.put("model_version", version);
        json.set("steps", steps);
        return json;
    }

    private Optional<String> attempt(BackendRow row, Project project, ProjectRef ref) {
        ConnectedBackend backend;
        try {
            backend = links.open(row);
            backend.modelClass();
        } catch (BackendException e) {
            return fail(ofHealth(e.fault()), e);
        }
        try {
            version = backend.setup(links.project(row, project)).orElse("");
        } catch (BackendException e) {
            return fail(e.fault() == Fault.LOG_IN ? "log-in" : "schema", e);
        }
        try {
            return sample(row, backend, project, ref);
        } catch (BackendException e) {
            return fail("sample", e);
        }
    }

    private static String ofHealth(Fault fault) {
        return switch (fault) {
            case ADDRESS -> "name";
            case CONNECTION, TIME -> "connection";
            case LOG_IN -> "log-in";
            case STATUS, ANSWER, PREDICTION, LEARNING -> "schema";
        };
    }

    private Optional<String> sample(BackendRow row, ConnectedBackend backend, Project project, ProjectRef ref) {
        Optional<Long> task = database.read(handle -> handle.createQuery(
                        "SELECT id FROM visible_tasks WHERE project_id = :project ORDER BY id LIMIT 1")
                .bind("project", project.id())
                .mapTo(Long.class)
                .findOne());
        if (task.isEmpty()) {
            passed("sample");
            step("sample", null, "The project has no task yet to try it with.");
            return Optional.empty();
        }
        TaskPayloads.Batch batch = links.payloads(row, project).of(ref, List.of(task.get()));
        List<BackendPrediction> answers = backend.predict(batch.request());
        new AnswerCheck(ref).contents(batch.rows(), answers, version);
        passed("sample");
        int regions = answers.getFirst().json().objects("result").size();
        step("sample", true, "Task " + task.get() + " was predicted with " + regions + " regions.");
        return Optional.empty();
    }

    private Optional<String> fail(String step, BackendException e) {
        passed(step);
        step(step, false, e.getMessage());
        return Optional.of(step);
    }

    /** Notes the steps before this one as passed. */
    private void passed(String before) {
        STEPS.subList(0, STEPS.indexOf(before)).forEach(step -> step(step, true, null));
    }

    private void step(String name, Boolean ok, String detail) {
        steps.addObject().put("step", name).put("ok", ok).put("detail", detail);
    }
}
