package dev.tagloop.server.combination;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.quality.JudgedControl;
import dev.tagloop.server.quality.Rater;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stored answers of versions and people: who there is to be combined, and combining them as a job. */
public final class CombinationRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/combination";
    private static final String KIND = "combine/stored";

    private final Database database;
    private final Scope scope;
    private final ProjectJobs jobs;

    public CombinationRoutes(Database database, Scope scope, ProjectJobs jobs) {
        this.database = database;
        this.scope = scope;
        this.jobs = jobs;
    }

    public void declare(Routes routes) {
        routes.get(PATH, this::voices).post(PATH, this::combine);
    }

    private void voices(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        ObjectNode json = Json.object();
        ArrayNode controls = json.putArray("controls");
        JudgedControl.all(LabelConfig.parse(project.labelConfig()))
                .forEach(control ->
                        controls.addObject().put("name", control.name()).put("kind", control.kind()));
        ArrayNode voices = json.putArray("voices");
        database.read(handle -> {
            Map<String, Rater> people = Rater.people(handle);
            new StoredVoices(handle, project.id())
                    .all()
                    .forEach((voice, tasks) ->
                            voices.add(Rater.of(voice, people).json().put("tasks", tasks)));
            return null;
        });
        Optional<JobStatus> last = jobs.last(project.id(), KIND);
        json.set("job", last.isEmpty() ? json.nullNode() : JobRoutes.json(last.get()));
        call.ok(json);
    }

    private void combine(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        List<JudgedControl> controls = JudgedControl.all(LabelConfig.parse(project.labelConfig()));
        if (controls.isEmpty()) {
            throw ApiException.of(
                    400,
                    "Nothing of this project can be combined: that takes Labels for a Text, or Choices for the whole task."
                            + " Add them to its labelling configuration.");
        }
        Recipe recipe = Recipe.of(controls, call.fields());
        requireKnown(project, recipe);
        if (jobs.running(project.id(), KIND).isPresent()) {
            throw ApiException.of(
                    409, "Answers are being combined in this project already: wait for that job, or cancel it.");
        }
        call.ok(JobRoutes.json(jobs.submitReported(
                project.id(), KIND, title(recipe), CombinationWork.of(database, project.id(), recipe)::run)));
    }

    private void requireKnown(ProjectRef project, Recipe recipe) {
        Map<String, Long> known = database.read(handle -> new StoredVoices(handle, project.id()).all());
        recipe.voices().keySet().stream()
                .filter(voice -> !known.containsKey(voice))
                .findFirst()
                .ifPresent(voice -> {
                    throw ApiException.invalid(
                            "voices",
                            "There is no answer of " + VoiceLearning.name(voice)
                                    + " in this project. There are some of: "
                                    + String.join(
                                            ", ",
                                            new TreeMap<>(known)
                                                    .keySet().stream()
                                                            .map(VoiceLearning::name)
                                                            .toList())
                                    + ".");
                });
    }

    /** Accounts are only counted: a job is kept longer than an account may be. */
    private static String title(Recipe recipe) {
        int people = recipe.annotators().size();
        String models = String.join(", ", recipe.versions());
        String annotators = people == 0 ? "" : people == 1 ? "one annotator" : people + " annotators";
        return "Combine " + models + (models.isEmpty() || annotators.isEmpty() ? "" : " and ") + annotators + " as \""
                + recipe.version() + "\"";
    }
}
