package dev.tagloop.server.hub;

import dev.tagloop.server.HubDatasets;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.imports.TaskImport;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** Data sets of the Hub: what is in one, how its rows would look as tasks, and their import. */
public final class HubRoutes {
    private final Database database;
    private final Access access;
    private final Scope scope;
    private final ProjectJobs jobs;
    private final TaskImport.Opener imports;
    private final HubData hub;

    /** @param datasets opens data sets; without it every request is told so */
    public HubRoutes(
            Database database,
            Access access,
            Scope scope,
            ProjectJobs jobs,
            TaskImport.Opener imports,
            Optional<HubDatasets> datasets) {
        this.database = database;
        this.access = access;
        this.scope = scope;
        this.jobs = jobs;
        this.imports = imports;
        this.hub = new HubData(datasets);
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/hub", this::standing)
                .post("/api/tagloop/hub/dataset", this::lookUp)
                .post("/api/tagloop/hub/preview", this::preview)
                .post("/api/tagloop/projects/{id}/import/hub", this::start);
    }

    private void standing(Call call) {
        requireMember(call);
        call.ok(Json.object().put("available", hub.isThere()));
    }

    /** Whoever may make projects may fill them. */
    private void requireMember(Call call) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, Action.CREATE, new Target.Organization(organization));
    }

    /** The project that rows are for, where one was named. */
    private Optional<ProjectRef> project(Call call, Fields fields) {
        if (!fields.has("project") || fields.isNull("project")) {
            requireMember(call);
            return Optional.empty();
        }
        long id = fields.id("project").orElse(Long.MIN_VALUE);
        return Optional.of(scope.project(call, id, Action.IMPORT));
    }

    private void lookUp(Call call) {
        Fields fields = call.fields();
        project(call, fields);
        HubInput input = HubInput.of(fields);
        call.ok(HubData.asked(() -> DatasetLookup.of(hub.open(input))));
    }

    private void preview(Call call) {
        Fields fields = call.fields();
        Optional<ProjectRef> project = project(call, fields);
        HubInput input = HubInput.of(fields);
        call.ok(HubData.asked(
                () -> new DatasetPreview(input, hub.open(input)).json(project.map(ProjectRef::labelConfig))));
    }

    private void start(Call call) {
        ProjectRef project = scope.project(call, Action.IMPORT);
        HubInput input = HubInput.of(call.fields());
        if (!hub.isThere()) {
            HubData.asked(() -> hub.open(input));
        }
        long user = call.caller().id();
        call.ok(JobRoutes.json(jobs.submit(project.id(), kind(input), title(input, project), (progress, cancel) -> {
            ProjectRef present = database.read(handle -> ProjectRef.current(handle, project));
            return new HubImportWork(
                            database,
                            into -> imports.open(into, user),
                            present,
                            input,
                            hub.open(input),
                            progress,
                            cancel)
                    .run();
        })));
    }

    /** One import of the same rows runs at a time in a project. */
    private static String kind(HubInput input) {
        CRC32 sum = new CRC32();
        sum.update((input.id() + "\n" + input.config().orElse("") + "\n" + input.split())
                .getBytes(StandardCharsets.UTF_8));
        return "import/hub-%08x".formatted(sum.getValue());
    }

    private static String title(HubInput input, ProjectRef project) {
        return "Import " + input.id()
                + input.config().map(config -> "/" + config).orElse("") + " " + input.split() + " into \""
                + project.title() + "\"";
    }
}
