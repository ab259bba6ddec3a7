package dev.tagloop.server.work;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Long work of a project: a list, one piece with its log, and stopping it. */
public final class JobRoutes {
    private final Scope scope;
    private final ProjectJobs jobs;

    public JobRoutes(Scope scope, ProjectJobs jobs) {
        this.scope = scope;
        this.jobs = jobs;
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/projects/{id}/jobs", this::list)
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

    private JobStatus job(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        return jobs.find(call.context().pathParam("job"))
                .filter(job -> ProjectJobs.projectOf(job)
                        .filter(id -> id == project.id())
                        .isPresent())
                .orElseThrow(() -> ApiException.noMatch("Job"));
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

    private static String time(Instant instant) {
        return instant == null ? null : Times.text(instant);
    }
}
