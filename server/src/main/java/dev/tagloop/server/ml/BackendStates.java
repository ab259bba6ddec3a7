package dev.tagloop.server.ml;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Keeps what is known of backends up to date: whether they answer, and which version does. */
final class BackendStates {
    private final Database database;
    private final BackendLinks links;

    BackendStates(Database database, BackendLinks links) {
        this.database = database;
        this.links = links;
    }

    /**
     * What a backend says of itself now.
     *
     * @param version the version that will answer, "" if it names none
     */
    record Reading(BackendRow row, ConnectedBackend backend, String version) {}

    /** Asks a backend how it is, without storing anything. @throws BackendException if it does not answer as a backend */
    Reading ask(BackendRow row, Project project) {
        return ask(row, project, links.open(row));
    }

    Reading ask(BackendRow row, Project project, ConnectedBackend backend) {
        backend.modelClass();
        return new Reading(
                row, backend, backend.setup(links.project(row, project)).orElse(""));
    }

    /** Asks a backend how it is and stores that; a failure is part of its state. */
    BackendRow refresh(BackendRow row) {
        try {
            return reach(row).row();
        } catch (BackendException e) {
            return database.read(handle -> Backends.find(handle, row.id())).orElse(row);
        }
    }

    /** The same for several, side by side: those that do not answer take their time. */
    List<BackendRow> refresh(List<BackendRow> rows) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return rows.stream()
                    .map(row -> CompletableFuture.supplyAsync(() -> refresh(row), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** The same for somebody who wants to use it. @throws BackendException if it does not answer; its state says so then */
    Reading reach(BackendRow row) {
        Project project = database.read(handle -> Projects.get(handle, row.projectId()));
        try {
            Reading reading = ask(row, project);
            return new Reading(connected(row, reading.version()), reading.backend(), reading.version());
        } catch (BackendException e) {
            failed(row, e);
            throw e;
        }
    }

    private BackendRow connected(BackendRow row, String version) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("state", "CO");
        columns.put("error_message", null);
        if (row.autoUpdate()) {
            columns.put("model_version", version);
        }
        return store(row, columns);
    }

    /** Notes that a request failed. */
    void failed(BackendRow row, BackendException failure) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("state", isAway(failure) ? "DI" : "ER");
        columns.put("error_message", failure.getMessage());
        store(row, columns);
    }

    private static boolean isAway(BackendException failure) {
        return switch (failure.fault()) {
            case ADDRESS, CONNECTION, TIME -> true;
            default -> false;
        };
    }

    /** Most answers tell nothing new, and a write that changes nothing would only wait for the disk. */
    private BackendRow store(BackendRow row, Map<String, Object> columns) {
        Optional<BackendRow> stored = database.read(handle -> Backends.find(handle, row.id()));
        if (stored.isEmpty()) {
            return row;
        }
        boolean same = columns.get("state").equals(stored.get().state())
                && Objects.equals(columns.get("error_message"), stored.get().errorMessage())
                && columns.getOrDefault("model_version", stored.get().modelVersion())
                        .equals(stored.get().modelVersion());
        if (same) {
            return stored.get();
        }
        return database.write(handle -> {
            Backends.update(handle, row.id(), columns);
            return Backends.find(handle, row.id()).orElse(row);
        });
    }
}
