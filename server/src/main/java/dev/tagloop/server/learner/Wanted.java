package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.http.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A training that was asked for.
 *
 * @param settings how to train
 * @param why who or what asked, for the log
 * @param attempt how often it was begun, from 1
 */
record Wanted(JsonObject settings, String why, int attempt) {
    /** How the reason of a training begins that nobody asked for. */
    static final String POLICY = "Begun by the policy";

    /** A training under which the server ends again and again is not begun for ever. */
    private static final int MOST_ATTEMPTS = 3;

    static Wanted of(JsonObject settings, String why) {
        return new Wanted(settings, why, 1);
    }

    static Wanted read(String stored) {
        JsonNode json = Json.parse(stored);
        return new Wanted(
                JsonObject.owning(json.get("settings")),
                json.get("why").asString(),
                json.get("attempt").asInt());
    }

    /** Whether nobody waits for it, so that it makes way for trainings that somebody does wait for. */
    boolean makesWay() {
        return why.startsWith(POLICY);
    }

    String stored() {
        ObjectNode json = Json.object();
        json.set("settings", settings.toNode());
        return Json.stored(json.put("why", why).put("attempt", attempt));
    }

    /** The same once more, after the server was stopped under it. */
    Optional<Wanted> again() {
        return attempt < MOST_ATTEMPTS ? Optional.of(new Wanted(settings, why, attempt + 1)) : Optional.empty();
    }
}
