package dev.tagloop.server.annotations;

import dev.tagloop.server.http.IfMatch;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Stores answers that are held to be right and that no request tells word by word, inside the caller's transaction. */
public final class GroundTruths {
    private final AnnotationWriter writer;

    /** @param user whose answers they are */
    public GroundTruths(Handle handle, ProjectRef project, long user) {
        this.writer = new AnnotationWriter(handle, project, user);
    }

    /**
     * Stores one.
     *
     * @param old the annotation that says it from now on, with what it said in its history; empty for a new one
     * @param seconds how long it took; empty when nobody knows
     * @return the annotation's id
     */
    public long store(long task, Optional<Long> old, JsonNode result, Optional<Double> seconds) throws Exception {
        AnnotationInput input = AnnotationInput.groundTruth(result, seconds);
        if (old.isPresent()) {
            writer.change(old.get(), input, VersionAction.UPDATED, IfMatch.ANY);
            return old.get();
        }
        return writer.create(task, input);
    }
}
