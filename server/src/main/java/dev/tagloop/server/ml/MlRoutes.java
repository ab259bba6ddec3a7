package dev.tagloop.server.ml;

import dev.tagloop.labelstudio.backend.BackendConnector;
import dev.tagloop.labelstudio.backend.BackendEvent;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Reaching;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.PageNotFoundException;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.projects.WholeProject;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.webhooks.BackendWebhooks;
import dev.tagloop.server.work.ProjectJobs;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Connections to backends: add, list, read, change, delete, and what they are asked. */
public final class MlRoutes {
    private final Database database;
    private final Scope scope;
    private final BackendLinks links;
    private final BackendStates states;
    private final Predictor predictor;
    private final ProjectJobs jobs;

    public MlRoutes(
            DataFolder folder,
            Scope scope,
            Users users,
            Optional<BackendConnector> connector,
            Reaching reaching,
            ProjectJobs jobs) {
        this.jobs = jobs;
        this.database = folder.database();
        this.scope = scope;
        this.links = new BackendLinks(database, folder.key(), users, connector, reaching);
        this.states = new BackendStates(database, links);
        this.predictor = new Predictor(database, links, states);
    }

    /** The {@code Authorization} that a connection asks for. */
    public Optional<String> authorization(long id) {
        return database.read(handle -> Backends.find(handle, id))
                .flatMap(links::credentials)
                .map(credentials -> "Basic " + credentials.encoded());
    }

    /** What asks the backends for predictions. */
    public Predictor predictor() {
        return predictor;
    }

    public void declare(Routes routes) {
        routes.get("/api/ml", this::list)
                .post("/api/ml", this::create)
                .get("/api/ml/{id}", this::get)
                .patch("/api/ml/{id}", this::change)
                .delete("/api/ml/{id}", this::delete)
                .get("/api/ml/{id}/versions", this::versions)
                .post("/api/ml/{id}/train", this::train)
                .post("/api/tagloop/ml/test", this::tryUnsaved)
                .post("/api/tagloop/ml/{id}/test", this::trySaved);
        new InteractiveRoutes(database, scope, links, states).declare(routes);
        new PredictionJobs(database, scope, predictor, states, jobs).declare(routes);
    }

    static BackendRow row(Database database, Call call) {
        long id = call.id("id", Owned.ML_BACKEND.word());
        return database.read(handle -> Backends.find(handle, id)).orElseThrow(PageNotFoundException::new);
    }

    private void list(Call call) {
        ProjectRef project = scope.project(call, call.query().number("project").orElse(Long.MIN_VALUE), Action.VIEW);
        boolean manages = scope.allows(call, project, Action.MANAGE);
        List<BackendRow> rows = database.read(handle -> Backends.ofProject(handle, project.id()));
        ArrayNode list = Json.array();
        if (manages) {
            states.refresh(rows).forEach(row -> list.add(row.json()));
        } else {
            rows.forEach(row -> list.add(row.brief()));
        }
        call.ok(list);
    }

    /** The backends of a project that somebody may see, as they were last time. */
    public ArrayNode live(Call call, ProjectRef project) {
        boolean manages = scope.allows(call, project, Action.MANAGE);
        ArrayNode list = Json.array();
        database.read(handle -> Backends.ofProject(handle, project.id()))
                .forEach(row -> list.add(manages ? row.json() : row.brief()));
        return list;
    }

    private void get(Call call) {
        ProjectRef project = scope.ofOrPage(call, Owned.ML_BACKEND, Action.VIEW);
        BackendRow row = row(database, call);
        call.ok(scope.allows(call, project, Action.MANAGE) ? states.refresh(row).json() : row.brief());
    }

    /** The project that a new connection is for. */
    private ProjectRef named(Call call, Fields fields) {
        long id = fields.id("project").orElse(Long.MIN_VALUE);
        try {
            return scope.project(call, id, Action.MANAGE);
        } catch (ApiException e) {
            throw e.status() == 404
                    ? ApiException.invalid("project", "Invalid pk \"" + id + "\" - object does not exist.")
                    : e;
        }
    }

    private BackendRow unsaved(Call call, ProjectRef project, Map<String, Object> columns) {
        return new BackendDraft(project.id(), call.caller().id(), call.baseUrl()).with(columns);
    }

    private ProjectRef projectOfNew(Call call, Fields fields) {
        call.caller();
        fields.require("project");
        fields.require("url");
        fields.check();
        return named(call, fields);
    }

    private void create(Call call) {
        Fields fields = call.fields();
        ProjectRef ref = projectOfNew(call, fields);
        Map<String, Object> columns = BackendInput.ofNew(fields, links.key());
        BackendRow draft = unsaved(call, ref, columns);
        String version = answering(draft, ref);
        columns.put("project_id", ref.id());
        columns.put("connected_by", draft.connectedBy());
        columns.put("server_url", draft.serverUrl());
        if (draft.autoUpdate()) {
            columns.put("model_version", version);
        }
        BackendRow stored = database.write(handle -> {
            ProjectRef.current(handle, ref);
            long id = Backends.insert(handle, columns);
            if (!draft.title().isEmpty()) {
                Predictions.adoptVersion(handle, ref.id(), draft.title());
            }
            BackendWebhooks.follow(handle, id);
            return Backends.find(handle, id).orElseThrow();
        });
        call.context().header("Location", URI.create(stored.url()).toASCIIString());
        call.created(stored.json());
    }

    /** The version of a backend that answers. @throws ApiException 400 if it does not */
    private String answering(BackendRow row, ProjectRef ref) {
        Project project = database.read(handle -> Projects.get(handle, ref.id()));
        try {
            return states.ask(row, project).version();
        } catch (BackendException e) {
            throw ApiException.invalidRequest("Can't connect to ML backend " + row.url() + ": " + e.getMessage()
                    + " Is the backend running there, and is the address right?");
        }
    }

    private void change(Call call) {
        ProjectRef ref = scope.ofOrPage(call, Owned.ML_BACKEND, Action.MANAGE);
        BackendRow old = row(database, call);
        Fields fields = call.fields();
        Map<String, Object> columns = BackendInput.ofChange(fields, links.key(), old);
        Optional<Long> project = fields.id("project");
        if (project.isPresent() && project.get() != ref.id()) {
            throw ApiException.invalid("project", "A connection stays with its project; make a new one for another.");
        }
        if (!columns.getOrDefault("url", old.url()).equals(old.url())) {
            columns.put("connected_by", call.caller().id());
            columns.put("server_url", call.baseUrl());
        }
        BackendRow changed = BackendDraft.of(old).with(columns);
        String version = answering(changed, ref);
        columns.put("state", "CO");
        columns.put("error_message", null);
        if (changed.autoUpdate()) {
            columns.put("model_version", version);
        }
        call.ok(database.write(handle -> {
            BackendRow present = Backends.find(handle, old.id()).orElseThrow(PageNotFoundException::new);
            Backends.update(handle, old.id(), columns);
            BackendWebhooks.follow(handle, old.id());
            Backends.renameShown(handle, ref.id(), present.title(), changed.title());
            return Backends.find(handle, old.id()).orElseThrow().json();
        }));
    }

    private void delete(Call call) {
        ProjectRef project = scope.ofOrPage(call, Owned.ML_BACKEND, Action.MANAGE);
        BackendRow row = row(database, call);
        database.write(handle -> {
            BackendWebhooks.leave(handle, row.id());
            Backends.delete(handle, row.id());
            // Its predictions stay, and are shown by their own versions.
            Backends.renameShown(handle, project.id(), row.title(), "");
            return row;
        });
        call.noContent();
    }

    private void versions(Call call) {
        scope.ofOrPage(call, Owned.ML_BACKEND, Action.VIEW);
        BackendRow row = row(database, call);
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("versions");
        try {
            Optional<List<String>> versions = links.open(row).versions();
            versions.orElse(List.of(row.modelVersion())).forEach(list::add);
            if (versions.isEmpty()) {
                json.put("message", "Upgrade your ML backend version to latest.");
            }
        } catch (BackendException e) {
            list.add(row.modelVersion());
            json.put("message", e.getMessage());
        }
        call.ok(json);
    }

    private void train(Call call) {
        scope.ofOrPage(call, Owned.ML_BACKEND, Action.MANAGE);
        BackendRow row = row(database, call);
        ObjectNode project = database.read(handle -> WholeProject.of(handle, row.projectId()));
        try {
            links.open(row).train(BackendEvent.startTraining(JsonObject.owning(project)));
        } catch (BackendException e) {
            throw ApiException.of(400, "The training could not be started: " + e.getMessage());
        }
        call.empty();
    }

    private void tryUnsaved(Call call) {
        Fields fields = call.fields();
        ProjectRef ref = projectOfNew(call, fields);
        BackendRow draft = unsaved(call, ref, BackendInput.ofNew(fields, links.key()));
        call.ok(tried(draft, ref));
    }

    private void trySaved(Call call) {
        ProjectRef ref = scope.ofOrPage(call, Owned.ML_BACKEND, Action.MANAGE);
        call.ok(tried(row(database, call), ref));
    }

    private ObjectNode tried(BackendRow row, ProjectRef ref) {
        Project project = database.read(handle -> Projects.get(handle, ref.id()));
        return new BackendTrial(database, links).run(row, project, ref);
    }
}
