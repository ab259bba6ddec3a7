package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.labelstudio.move.MoveSources;
import dev.tagloop.server.http.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A move that somebody wants.
 *
 * @param url the server to move from; "" for a file
 * @param token of one of its accounts
 * @param file the database of a Label Studio, on the machine of who has the data folder
 */
public record MoveOrder(String url, String token, Optional<Path> file, MoveRequest request) {
    /** From a running server. */
    public static MoveOrder ofServer(String url, String token, MoveRequest request) {
        return new MoveOrder(url, token, Optional.empty(), request);
    }

    /** From the file of one. */
    public static MoveOrder ofFile(Path file, MoveRequest request) {
        return new MoveOrder("", "", Optional.of(file.toAbsolutePath()), request);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("url", url).put("token", token).put("dry_run", request.dryRun());
        file.ifPresent(path -> json.put("file", path.toString()));
        json.set("projects", Json.tree(request.projects()));
        return json;
    }

    static MoveOrder read(JsonNode json) {
        Set<Long> projects = json.path("projects")
                .valueStream()
                .map(Told::number)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        return new MoveOrder(
                json.path("url").asString("").strip(),
                json.path("token").asString("").strip(),
                Optional.empty(),
                new MoveRequest(projects, Told.truth(json, "dry_run", false)));
    }

    /** The same of somebody who may name files of this machine. */
    static MoveOrder readOperators(JsonNode json) {
        MoveOrder order = read(json);
        return json.path("file").isString() ? ofFile(Path.of(json.path("file").stringValue()), order.request()) : order;
    }

    /** Opens what it names. @throws MoveException when it cannot be opened */
    MoveSource open(Optional<MoveSources> sources, MoveSources.NamedBy by) {
        if (file.isPresent()) {
            return SqliteSource.open(file.get());
        }
        return sources.orElseThrow(() -> new MoveException(
                        "This server does not read other servers: whoever runs it has not allowed it."))
                .open(url, token, by);
    }
}
