package dev.tagloop.server.imports;

import dev.tagloop.server.tasks.ProjectRef;
import tools.jackson.databind.JsonNode;

/** An import of tasks that come one by one. Nothing of it is seen before it is finished; closing it before takes back what is stored. */
public interface TaskImport extends AutoCloseable {

    /** Begins an import. */
    @FunctionalInterface
    interface Opener {
        /** An import into a project, on behalf of a user. */
        TaskImport open(ProjectRef project, long user);
    }

    /** What was imported. */
    record Counts(long tasks, long annotations, long predictions) {}

    /** Takes the next task, as the API takes it. */
    void add(JsonNode task);

    /**
     * Lets everybody see the tasks.
     *
     * @throws dev.tagloop.server.http.ApiException 400 for bad tasks or none at all; then nothing is stored
     */
    Counts finish();

    @Override
    void close();
}
