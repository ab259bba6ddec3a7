package dev.tagloop.server.adjudication;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.trash.Changes;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Deciding many tasks by a rule, as a job: first what it would do, then doing it, and what came of it. */
final class RuleRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/adjudication/rule";
    private static final String KIND = "adjudication";
    private static final String REPORT = "report.json";
    private static final Fields.TextRule WORD = Fields.TextRule.upTo(20);

    private final Database database;
    private final Scope scope;
    private final Trash trash;
    private final ProjectJobs jobs;

    RuleRoutes(Database database, Scope scope, Trash trash, ProjectJobs jobs) {
        this.database = database;
        this.scope = scope;
        this.trash = trash;
        this.jobs = jobs;
    }

    void declare(Routes routes) {
        routes.post(PATH, this::run).get(PATH, this::last);
    }

    private void run(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Fields fields = call.fields();
        fields.require("rule");
        Optional<Rule> rule = fields.text("rule", WORD).flatMap(word -> {
            Optional<Rule> found = Rule.of(word);
            if (found.isEmpty()) {
                fields.error("rule", "There is no such rule; there are: majority, reliability.");
            }
            return found;
        });
        boolean preview = fields.bool("preview").orElse(true);
        Asked asked = Asked.of(fields);
        fields.check();
        if (jobs.running(project.id(), KIND).isPresent()) {
            throw ApiException.of(
                    409, "A rule is being applied in this project already: wait for it, or cancel its job.");
        }
        long user = call.caller().id();
        Rule chosen = rule.orElseThrow();
        Changes changes = preview ? null : trash.changes(project, user, "Adjudication by " + chosen.word());
        RuleWork work = new RuleWork(database, project, user, chosen, asked.models(), changes);
        String title = (preview ? "Preview of adjudication by " : "Adjudication by ") + chosen.word();
        JobStatus job = jobs.submitReported(
                project.id(),
                KIND,
                title,
                (report, cancel) -> work.run(report, cancel, jobs.fileBeside(report.id(), REPORT)));
        call.ok(JobRoutes.json(job));
    }

    /** The newest one. */
    private void last(Call call) throws IOException {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Optional<JobStatus> job = jobs.last(project.id(), KIND);
        ObjectNode json = Json.object();
        json.set("job", job.isEmpty() ? json.nullNode() : JobRoutes.json(job.get()));
        Optional<Path> file = job.map(found -> jobs.fileBeside(found, REPORT)).filter(Files::exists);
        json.set(
                "report",
                file.isEmpty() ? json.nullNode() : Json.parse(Files.readString(file.get(), StandardCharsets.US_ASCII)));
        call.ok(json);
    }
}
