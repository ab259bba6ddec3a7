package dev.tagloop.server.actions;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that can be done to many tasks. */
interface BulkAction {
    String id();

    /** What the caller must be allowed to do in the project. */
    default Action needs() {
        return Action.MANAGE;
    }

    /** How menus show it; empty for one that menus leave out. */
    Optional<ObjectNode> menu();

    /** The fields that a menu asks for before it runs. */
    default ArrayNode form(Handle handle, ProjectRef project) {
        return Json.array();
    }

    /** What people know it by. */
    default String title() {
        return menu().map(entry -> entry.path("title").asString(""))
                .filter(title -> !title.isBlank())
                .orElseGet(this::id);
    }

    /** Whether all that it takes away or changes can be brought back for a while. */
    default boolean isUndoable() {
        return false;
    }

    /** What it would make or take away, by kind; changes nothing. */
    default Map<String, Long> changes(Run run) {
        return Map.of();
    }

    /** Does it and tells what was done. */
    JsonNode run(Run run);
}
