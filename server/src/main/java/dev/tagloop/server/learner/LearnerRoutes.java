package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.ProjectJobs;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A project's learner: how it is, how it is to be, and its versions. */
public final class LearnerRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/learner";

    private final Scope scope;
    private final Learners learners;
    private final Promotions promotions;
    private final ProjectJobs jobs;
    private final LearnerJson json;

    public LearnerRoutes(Database database, Scope scope, Optional<Learner> learner, ProjectJobs jobs) {
        this.scope = scope;
        this.learners = new Learners(learner, database);
        this.promotions = new Promotions(database);
        this.jobs = jobs;
        this.json = new LearnerJson(database);
    }

    public void declare(Routes routes) {
        routes.get(PATH, this::get)
                .patch(PATH, this::change)
                .get(PATH + "/versions", this::versions)
                .get(PATH + "/versions/{version}", this::version)
                .post(PATH + "/versions/{version}/promote", this::promote)
                .post(PATH + "/rollback", this::rollBack)
                .get(PATH + "/compare", this::compare);
    }

    private Learners.Pupil pupil(Call call, Action action) {
        ProjectRef project = scope.project(call, action);
        return learners.pupil(project.id());
    }

    private ObjectNode shown(long project) {
        return json.of(learners.pupil(project), jobs.running(project, "train/learner"), Optional.empty());
    }

    private void get(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        call.ok(shown(project.id()));
    }

    private void change(Call call) {
        Learners.Pupil pupil = pupil(call, Action.MANAGE);
        LearnerInput input = LearnerInput.read(call.fields());
        input.mapping()
                .ifPresent(mapping -> Learners.asked(() -> {
                    pupil.require().map(pupil.project(), mapping);
                    return mapping;
                }));
        learners.store(pupil.id(), input.columns());
        call.ok(shown(pupil.id()));
    }

    private void versions(Call call) {
        Learners.Pupil pupil = pupil(call, Action.MANAGE);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("versions");
        if (pupil.isAvailable() && pupil.standing().suitable()) {
            pupil.versions().forEach(version -> list.add(LearnerJson.version(version)));
        }
        call.ok(answer);
    }

    private void version(Call call) {
        Learners.Pupil pupil = pupil(call, Action.MANAGE);
        call.ok(LearnerJson.version(pupil.version(call.context().pathParam("version"))));
    }

    private void promote(Call call) {
        Learners.Pupil pupil = pupil(call, Action.MANAGE);
        LearnedVersion version = pupil.version(call.context().pathParam("version"));
        call.ok(LearnerJson.version(promotions.promote(pupil, version.name())));
    }

    private void rollBack(Call call) {
        call.ok(LearnerJson.version(promotions.rollBack(pupil(call, Action.MANAGE))));
    }

    private void compare(Call call) {
        Learners.Pupil pupil = pupil(call, Action.MANAGE);
        Learner learner = pupil.require();
        String a = named(call, pupil, "a");
        String b = named(call, pupil, "b");
        Supplier<ObjectNode> compared =
                () -> learner.compare(pupil.project(), a, b).toNode();
        call.ok(Learners.asked(compared));
    }

    private static String named(Call call, Learners.Pupil pupil, String parameter) {
        String name = call.query()
                .text(parameter)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ApiException.invalid(parameter, "Name a version: a and b are compared."));
        return pupil.version(name).name();
    }
}
