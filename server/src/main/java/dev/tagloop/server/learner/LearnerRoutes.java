package dev.tagloop.server.learner;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.NotReadyException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.savings.HoldBack;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.JobRoutes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A project's learner: how it is, how it is to be, and its versions. */
final class LearnerRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/learner";
    private static final int MOST_COMBINED = 10;

    /** What the routes set to work. */
    record Parts(
            Trainings trainings,
            PredictionWork predictions,
            CombinationWork combinations,
            LearnerPredictor predictor,
            LabelNews news,
            PolicyWatch policies,
            RefreshStream stream) {}

    private final Scope scope;
    private final Learners learners;
    private final Parts parts;
    private final LearnerJson json;
    private final Database database;

    LearnerRoutes(Scope scope, Learners learners, Parts parts, Database database) {
        this.scope = scope;
        this.learners = learners;
        this.parts = parts;
        this.json = new LearnerJson(database);
        this.database = database;
    }

    void declare(Routes routes) {
        routes.get(PATH, this::get)
                .patch(PATH, this::change)
                .get(PATH + "/events", parts.stream()::serve)
                .get(PATH + "/versions", this::versions)
                .get(PATH + "/versions/{version}", this::version)
                .post(PATH + "/versions/{version}/promote", this::promote)
                .get(PATH + "/versions/{version}/mistakes", this::mistakes)
                .post(PATH + "/rollback", this::rollBack)
                .get(PATH + "/compare", this::compare)
                .get(PATH + "/label-changes", this::labelChanges)
                .get(PATH + "/predictions", this::predictions)
                .post(PATH + "/train", this::train)
                .post(PATH + "/combine", this::combine)
                .post(PATH + "/predict", this::predict)
                .post(PATH + "/interactive", this::annotate);
    }

    /** The learner of a project that the caller runs. */
    private Learners.Pupil pupil(Call call) {
        return learners.pupil(scope.project(call, Action.MANAGE).id());
    }

    private ObjectNode shown(long project) {
        Optional<JobStatus> training = parts.trainings().running(project);
        return json.of(
                learners.pupil(project),
                training,
                training.flatMap(job -> parts.trainings().waiting(project, job)));
    }

    private void get(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        call.ok(shown(project.id()));
    }

    private void change(Call call) {
        Learners.Pupil pupil = pupil(call);
        LearnerInput input = LearnerInput.read(call.fields());
        input.mapping()
                .ifPresent(mapping -> Learners.asked(() -> {
                    pupil.require().map(pupil.project(), mapping);
                    return mapping;
                }));
        learners.store(pupil.id(), input.columns());
        if (Boolean.TRUE.equals(input.columns().get("enabled")) && !pupil.row().enabled()) {
            // It heard of no label while it was off.
            parts.news().relabelled(pupil.id());
        }
        parts.policies().lookAt(pupil.id());
        call.ok(shown(pupil.id()));
    }

    private void versions(Call call) {
        Learners.Pupil pupil = pupil(call);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("versions");
        if (pupil.isAvailable() && pupil.standing().suitable()) {
            pupil.versions().forEach(version -> list.add(LearnerJson.version(version)));
        }
        call.ok(answer);
    }

    private void version(Call call) {
        Learners.Pupil pupil = pupil(call);
        call.ok(LearnerJson.version(pupil.version(call.context().pathParam("version"))));
    }

    private void promote(Call call) {
        Learners.Pupil pupil = pupil(call);
        LearnedVersion version = pupil.version(call.context().pathParam("version"));
        LearnedVersion promoted = pupil.promote(version.name());
        refresh(pupil);
        call.ok(LearnerJson.version(promoted));
    }

    private void rollBack(Call call) {
        Learners.Pupil pupil = pupil(call);
        LearnedVersion promoted = pupil.rollback();
        refresh(pupil);
        call.ok(LearnerJson.version(promoted));
    }

    private void refresh(Learners.Pupil pupil) {
        if (pupil.enabled().isPresent() && pupil.row().refresh()) {
            parts.predictions().refresh(pupil);
        }
    }

    private void train(Call call) {
        Learners.Pupil pupil = pupil(call);
        Fields fields = Fields.of(sent(call));
        JsonObject more = LearnerInput.settings(fields).orElse(JsonObject.empty());
        fields.check();
        pupil.require();
        Wanted wanted = Wanted.of(
                Trainings.settings(pupil, more), "Begun by " + call.caller().email());
        // Before it is noted as wanted: a restart would try it again and again.
        parts.trainings().room(pupil, wanted);
        call.ok(JobRoutes.json(parts.trainings().start(pupil, wanted)));
    }

    /** A script may send nothing at all. */
    private static JsonNode sent(Call call) {
        return call.context().contentLength() == 0 ? Json.object() : call.body().asJson();
    }

    private void combine(Call call) {
        Learners.Pupil pupil = pupil(call);
        JsonNode sent =
                call.fields().json("versions").orElseGet(() -> Json.object().nullNode());
        Set<String> names = new LinkedHashSet<>();
        sent.forEach(name -> names.add(name.isString() ? name.stringValue() : ""));
        if (!sent.isArray() || names.size() < 2 || names.size() > MOST_COMBINED) {
            throw ApiException.invalid(
                    "versions", "Name 2 to " + MOST_COMBINED + " versions, such as [\"v1\", \"v2\"].");
        }
        pupil.require();
        names.forEach(pupil::version);
        call.ok(JobRoutes.json(parts.combinations().start(pupil, List.copyOf(names))));
    }

    private void predict(Call call) {
        Learners.Pupil pupil = pupil(call);
        pupil.require();
        call.ok(JobRoutes.json(parts.predictions().start(pupil)));
    }

    /** Predicts a task for who labels it, with what they just did; nothing is stored. */
    private void annotate(Call call) {
        ProjectRef project = scope.project(call, Action.ANNOTATE);
        Fields fields = call.fields();
        fields.require("task");
        Optional<Long> task = fields.id("task");
        Optional<JsonNode> context = fields.json("context").filter(sent -> !sent.isNull());
        if (context.isPresent() && !context.get().isObject()) {
            fields.error("context", "The context must be an object.");
        }
        fields.check();
        if (scope.of(call, Owned.TASK, task.orElseThrow(), Action.VIEW).id() != project.id()) {
            throw ApiException.noMatch("Task");
        }
        call.ok(
                database.read(handle -> HoldBack.hides(handle, project.id(), task.get()))
                        ? nothing()
                        : answer(call, project, task.get(), context.map(JsonObject::owning)));
    }

    private ObjectNode answer(Call call, ProjectRef project, long task, Optional<JsonObject> context) {
        Learners.Pupil pupil = learners.pupil(project.id());
        if (pupil.enabled().isEmpty() || pupil.standing().serving().isEmpty()) {
            return errors(pupil.standing().reason().orElse("The learner is switched off for this project."));
        }
        try {
            BackendPrediction prediction = parts.predictor()
                    .ask(pupil, project, task, call.caller().id(), context)
                    .orElseThrow(() -> ApiException.noMatch("Task"));
            ObjectNode answer = Json.object();
            answer.set("data", prediction.json().toNode());
            return answer;
        } catch (BackendException | NotReadyException e) {
            return errors(e.getMessage());
        }
    }

    /** As where nothing is found: who labels a task that is held back is not told so. */
    private static ObjectNode nothing() {
        ObjectNode data = Json.object();
        data.putArray("result");
        ObjectNode answer = Json.object();
        answer.set("data", data.putNull("score"));
        return answer;
    }

    private static ObjectNode errors(String message) {
        ObjectNode answer = Json.object();
        answer.putArray("errors").add(message);
        return answer;
    }

    private void compare(Call call) {
        Learners.Pupil pupil = pupil(call);
        Learner learner = pupil.require();
        String a = named(call, pupil, "a");
        String b = named(call, pupil, "b");
        Supplier<ObjectNode> compared =
                () -> learner.compare(pupil.project(), a, b).toNode();
        call.ok(Learners.asked(compared));
    }

    private void labelChanges(Call call) {
        Learners.Pupil pupil = pupil(call);
        Learner learner = pupil.require();
        String a = named(call, pupil, "a");
        String b = named(call, pupil, "b");
        Supplier<ObjectNode> changes =
                () -> learner.labelChanges(pupil.project(), a, b).toNode();
        call.ok(Learners.asked(changes));
    }

    /** Which versions' predictions are stored, and which of them a newer version has taken the place of. */
    private void predictions(Call call) {
        Learners.Pupil pupil = learners.pupil(scope.project(call, Action.VIEW).id());
        call.ok(json.predictions(pupil));
    }

    private void mistakes(Call call) {
        Learners.Pupil pupil = pupil(call);
        Learner learner = pupil.require();
        String version = pupil.version(call.context().pathParam("version")).name();
        Supplier<ObjectNode> told =
                () -> learner.mistakes(pupil.project(), version).toNode();
        call.ok(Learners.asked(told));
    }

    private static String named(Call call, Learners.Pupil pupil, String parameter) {
        String name = call.query()
                .text(parameter)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ApiException.invalid(parameter, "Name a version: a and b are compared."));
        return pupil.version(name).name();
    }
}
