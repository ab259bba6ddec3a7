package dev.tagloop.labelstudio.move;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * An annotation server, or what is left of one, to move from. Everything is told in the JSON of the API, under the ids and with the times that
 * it has there; a key that the source does not know is absent. Nothing is changed in the source.
 */
public interface MoveSource extends AutoCloseable {
    /** A name of this source that is the same each time it is opened: what came from it before is known by it. */
    String key();

    /** For people: {@code Label Studio 1.13.1 at https://labels.example.com}. */
    String name();

    /** The id of the account that owns the source; 0 when it does not tell. */
    long owner();

    /**
     * The accounts, oldest first. Beside the keys of the API there may be {@code password} (the hash), {@code legacy_token}, {@code is_active} and
     * {@code is_member}.
     */
    List<ObjectNode> accounts();

    /** Whether the {@code legacy_token}s of its accounts let them in there. */
    default boolean takesLegacyTokens() {
        return false;
    }

    /** The projects with their settings and counters, oldest first. */
    List<ObjectNode> projects();

    /** A project's tasks by their ids, each with its annotations, predictions and drafts in full; to be closed. */
    Stream<ObjectNode> tasks(long project);

    /**
     * The highest id that a task, an annotation or a prediction may have in the source, as far as it can tell: things that cannot keep their id
     * here get one behind it, so that they take nobody else's.
     *
     * @param kind {@code tasks}, {@code annotations} or {@code predictions}
     */
    long highestId(String kind);

    /** The tabs of a project's data manager, in their order. */
    List<ObjectNode> views(long project);

    /** The webhooks of a project. */
    List<ObjectNode> webhooks(long project);

    /** The ML backends of a project. With {@code basic_auth_pass} where the source tells it. */
    List<ObjectNode> backends(long project);

    /** The labels of the labels manager, each with its {@code links}. */
    List<ObjectNode> labels();

    /** The files that were uploaded to a project: {@code id}, {@code file}. */
    List<ObjectNode> uploads(long project);

    /**
     * Fetches an uploaded file.
     *
     * @param file as {@link #uploads} tells it
     * @param target where to put it; replaced
     * @return whether the source has it
     * @throws IOException when it cannot be stored
     */
    boolean fetch(String file, Path target) throws IOException;

    /** What could not be read or recognised so far, in sentences for a person. */
    List<String> notes();

    @Override
    void close();
}
