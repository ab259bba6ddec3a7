package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.BackendProject.ServerAccess;
import dev.tagloop.labelstudio.backend.LabelSource;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.client.StudioException;
import dev.tagloop.labelstudio.model.Task;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Labels of projects on the servers that a backend serves, each read with the access that its server gave. */
final class StudioLabels implements LabelSource {
    private static final Logger LOG = LoggerFactory.getLogger(StudioLabels.class);

    private final Optional<ServerAccess> fallback;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param fallback the way to servers that tell none */
    StudioLabels(Optional<ServerAccess> fallback) {
        this.fallback = fallback;
    }

    /** @param id the project's id on its server */
    private record Known(long id, ServerAccess access) {}

    /**
     * Hears how a project is reached.
     *
     * @param name what the project is called here
     * @param told the project as its server tells of it
     * @return whether that is news
     */
    boolean tell(String name, BackendProject told) {
        Optional<ServerAccess> access = told.server()
                .filter(given -> !given.url().isEmpty() && !given.token().isEmpty())
                .or(() -> fallback);
        if (access.isEmpty() || !told.id().matches("[0-9]{1,18}")) {
            return false;
        }
        Known now = new Known(Long.parseLong(told.id()), access.get());
        return !now.equals(known.put(name, now));
    }

    /** Nothing where nobody has told how the server is reached. */
    @Override
    public Stream<Task> labelled(BackendProject project) {
        Known there = known.get(project.id());
        if (there == null) {
            return Stream.empty();
        }
        StudioClient client = connect(there);
        try {
            return client.exports().tasks(there.id(), ExportOptions.annotated()).onClose(client::close);
        } catch (StudioException e) {
            client.close();
            throw unreachable(there, e);
        }
    }

    /** One task as it stands now; empty if it cannot be read. */
    Optional<Task> task(BackendProject project, long id) {
        Known there = known.get(project.id());
        if (there == null) {
            return Optional.empty();
        }
        try (StudioClient client = connect(there)) {
            return Optional.of(client.tasks().get(id));
        } catch (StudioException | BackendException e) {
            LOG.warn("task {} of project {} cannot be read: {}", id, there.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private static StudioClient connect(Known there) {
        try {
            return StudioClient.connect(there.access().url(), there.access().token());
        } catch (IllegalArgumentException e) {
            throw new BackendException(
                    Fault.ADDRESS, "The server's address cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static BackendException unreachable(Known there, StudioException e) {
        return new BackendException(
                Fault.CONNECTION,
                "The labels of project " + there.id() + " cannot be read from "
                        + there.access().url() + ": " + e.getMessage(),
                e);
    }
}
