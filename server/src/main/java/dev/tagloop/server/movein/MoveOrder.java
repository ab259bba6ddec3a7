package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.labelstudio.move.MoveSources;
import dev.tagloop.server.http.Json;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A move that somebody wants.
 *
 * @param url the server to move from
 * @param token of one of its accounts
 */
public record MoveOrder(String url, String token, MoveRequest request) {
    ObjectNode json() {
        ObjectNode json = Json.object().put("url", url).put("token", token).put("dry_run", request.dryRun());
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
                new MoveRequest(projects, Told.truth(json, "dry_run", false)));
    }

    /** Opens what it names. @throws MoveException when it cannot be opened */
    MoveSource open(Optional<MoveSources> sources, MoveSources.NamedBy by) {
        return sources.orElseThrow(() -> new MoveException(
                        "This server does not read other servers: whoever runs it has not allowed it."))
                .open(url, token, by);
    }
}
