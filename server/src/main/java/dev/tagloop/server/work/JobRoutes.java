package dev.tagloop.server.work;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Long work: of a project or of all that the caller runs, one piece with its log, listening to it, and stopping it. */
public final class JobRoutes {
    private static final long PAGE = 50;

    private final Access access;
    private final Scope scope;
    private final ProjectJobs jobs;
    private final JobStreams streams;

    public JobRoutes(Access access, Scope scope, ProjectJobs jobs) {
        this.access = access;
        this.scope = scope;
        this.jobs = jobs;
        this.streams = new JobStreams(jobs);
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/jobs", this::listAll)
                .get("/api/tagloop/jobs/events", this::listenToAll)
                .get("/api/tagloop/projects/{id}/jobs", this::list)
                .get("/api/tagloop/projects/{id}/jobs/{job}/events", this::listen)
                .get("/api/tagloop/projects/{id}/jobs/{job}", this::get)
                .post("/api/tagloop/projects/{id}/jobs/{job}/cancel", this::cancel);
    }

    private void list(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("jobs");
        jobs.ofProject(project.id()).forEach(job -> list.add(json(job)));
        call.ok(json);
    }

    /** The projects that the caller runs, each looked up once. */
    private Predicate<JobStatus> mine(Call call) {
        Map<Long, Boolean> known = new HashMap<>();
        return job -> ProjectJobs.projectOf(job)
                .filter(id -> known.computeIfAbsent(id, project -> scope.allows(call, project, Action.MANAGE)))
                .isPresent();
    }

    private void requireOrganization(Call call) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, Action.VIEW, new Target.Organization(organization));
    }

    private void listAll(Call call) {
        requireOrganization(call);
        List<JobStatus> all = jobs.all().stream().filter(mine(call)).toList();
        Page page = Page.strict(call, all.size(), PAGE);
        ArrayNode results = Json.array();
        page.slice(all).forEach(job -> results.add(json(job)));
        call.ok(page.answer(call, results));
    }

    private void listenToAll(Call call) {
        requireOrganization(call);
        streams.serve(call, new JobStreams.Audience(jobs.listen(), Optional.empty(), () -> mine(call)));
    }

    private void listen(Call call) {
        JobStatus job = job(call);
        streams.serve(call, new JobStreams.Audience(jobs.listen(job), Optional.of(job), () -> mine(call)));
    }

    private JobStatus job(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        return jobs.ofProject(project.id(), call.context().pathParam("job"));
    }

    private void get(Call call) {
        JobStatus job = job(call);
        ObjectNode json = json(job);
        ArrayNode log = json.putArray("log");
        jobs.log(job.id()).forEach(log::add);
        call.ok(json);
    }

    private void cancel(Call call) {
        JobStatus job = job(call);
        jobs.cancel(job.id());
        call.ok(json(jobs.find(job.id()).orElse(job)));
    }

    /** A job as the API shows it. */
    public static ObjectNode json(JobStatus job) {
        ObjectNode json = Json.object()
                .put("id", job.id())
                .put("kind", ProjectJobs.kindOf(job))
                .put("project", ProjectJobs.projectOf(job).orElse(null))
                .put("title", job.title())
                .put("state", job.state().name().toLowerCase(java.util.Locale.ROOT))
                .put("step", job.step())
                .put("done", job.done())
                .put("total", job.total())
                .put("created_at", time(job.created()))
                .put("started_at", time(job.started()))
                .put("finished_at", time(job.finished()))
                .put("error", job.error());
        json.set("result", Json.tree(job.result()));
        return json;
    }

    /** The same with what it made, which its result holds as JSON under {@code key}, under that name; null before its end. */
    public static ObjectNode json(JobStatus job, String key) {
        ObjectNode json = json(job);
        json.remove("result");
        String made = job.result().get(key);
        JsonNode told = made == null ? json.nullNode() : Json.parse(made);
        json.set(key, told);
        return json;
    }

    private static String time(Instant instant) {
        return instant == null ? null : Times.text(instant);
    }
}
