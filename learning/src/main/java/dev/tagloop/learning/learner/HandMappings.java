package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.learner.mapping.HandMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people decided about the mapping of labels, in each project's folder. */
final class HandMappings {
    private static final Logger LOG = LoggerFactory.getLogger(HandMappings.class);
    private static final String FILE = "mapping.json";

    private final ProjectFolders folders;
    private final Map<String, HandMapping> read = new ConcurrentHashMap<>();

    HandMappings(ProjectFolders folders) {
        this.folders = folders;
    }

    HandMapping of(BackendProject project) {
        return !folders.isNamed(project) ? HandMapping.NONE : read.computeIfAbsent(project.id(), id -> stored(project));
    }

    private HandMapping stored(BackendProject project) {
        Path file = folders.folder(project).resolve(FILE);
        try {
            return Files.exists(file) ? HandMapping.of(JsonObject.parse(Files.readString(file))) : HandMapping.NONE;
        } catch (IOException | JsonException | BackendException e) {
            // Suggestions go on as if nobody had decided anything; the file stays for whoever looks after it.
            LOG.warn("the mapping of labels in {} cannot be read: {}", file, e.getMessage());
            return HandMapping.NONE;
        }
    }

    /** Keeps a mapping; it is on the disk when this returns. */
    synchronized void keep(BackendProject project, HandMapping mapping) {
        Path file = folders.folder(project).resolve(FILE);
        try {
            Files.createDirectories(file.getParent());
            Folders.replace(file, mapping.json() + "\n");
        } catch (IOException e) {
            throw new BackendException(
                    Fault.LEARNING, "The mapping of labels cannot be stored in " + file + ": " + e, e);
        }
        read.put(project.id(), mapping);
    }

    void forget(BackendProject project) {
        read.remove(project.id());
    }
}
