package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ImportResult;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Projects, what is imported into them, and their queue. */
public final class Projects {
    private static final int PAGE_SIZE = 100;
    private static final int NOT_FOUND = 404;

    private final Transport transport;

    Projects(Transport transport) {
        this.transport = transport;
    }

    /** Creates a project. */
    public Project create(ProjectSettings settings) {
        return new Project(transport.post("/api/projects/", settings.json()).object());
    }

    /** A project with its counters. */
    public Project get(long id) {
        return new Project(transport.get(path(id) + "/").object());
    }

    /** All projects that the caller may see, in the server's order, page by page as they are read. */
    public Stream<Project> list() {
        return list(Query.none());
    }

    /** Projects whose title contains {@code text}, without regard to case. */
    public Stream<Project> titled(String text) {
        return list(Query.none().with("title", text));
    }

    /** Changes what is named in {@code settings}. */
    public Project update(long id, ProjectSettings settings) {
        return new Project(transport.patch(path(id) + "/", settings.json()).object());
    }

    /** Deletes a project with everything in it. */
    public void delete(long id) {
        transport.delete(path(id) + "/");
    }

    /**
     * Asks whether a project could take a label config, its annotations considered.
     *
     * @throws StudioApiException with status 400 and the server's reasons if not
     */
    public void validateConfig(long id, String labelConfig) {
        transport.post(path(id) + "/validate/", JsonObject.empty().with("label_config", labelConfig));
    }

    /**
     * Imports tasks in one request: all of them or, on an error, none.
     *
     * @return counts and the new ids in the order of {@code tasks}
     * @throws StudioProtocolException if the server imports later (hosted ones do) and says then that it failed
     */
    public ImportResult importTasks(long id, List<NewTask> tasks) {
        Query query = Query.none().with("return_task_ids", "true");
        JsonObject answer =
                transport.postLong(path(id) + "/import", query, tasks).object();
        OptionalLong pending = answer.integer("import");
        return pending.isPresent()
                ? new PendingImport(transport, path(id), pending.getAsLong()).await()
                : new ImportResult(answer);
    }

    /**
     * The task that the server wants the caller to label next, with the predictions to show; empty when nothing is left for
     * the caller.
     *
     * @throws StudioApiException with status 404 if there is no such project
     */
    public Optional<Task> nextTask(long id) {
        try {
            return Optional.of(new Task(transport.get(path(id) + "/next/").object()));
        } catch (StudioApiException e) {
            // The same status says "nothing left" and "no such project"; only the project itself can tell which.
            // Without
            // an id it is not the API that answered, but a page or a proxy.
            if (e.status() == NOT_FOUND && !e.errorId().isEmpty()) {
                get(id);
                return Optional.empty();
            }
            throw e;
        }
    }

    /** How many predictions each model version has. */
    public Map<String, Long> modelVersions(long id) {
        JsonObject counts = transport.get(path(id) + "/model-versions").object();
        Map<String, Long> versions = new TreeMap<>();
        counts.keys()
                .forEach(
                        version -> versions.put(version, counts.integer(version).orElse(0)));
        return versions;
    }

    private Stream<Project> list(Query query) {
        return transport.pages("/api/projects/", query, "results", PAGE_SIZE).map(Project::new);
    }

    private static String path(long id) {
        return "/api/projects/" + id;
    }
}
