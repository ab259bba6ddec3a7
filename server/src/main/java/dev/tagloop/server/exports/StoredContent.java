package dev.tagloop.server.exports;

import dev.tagloop.labelstudio.convert.export.ExportFormat;
import dev.tagloop.server.http.Json;
import tools.jackson.databind.JsonNode;

/** How stored JSON comes into exported tasks. */
enum StoredContent {
    /** As a tree, for formats that look into it. */
    READ {
        @Override
        JsonNode of(String stored) {
            return Json.parse(stored);
        }
    },
    /** As the text that it is, for formats that write tasks as they are. */
    COPIED {
        @Override
        JsonNode of(String stored) {
            return Json.copied(stored);
        }
    };

    static StoredContent of(ExportFormat format) {
        return format.writesTasksAsTheyAre() ? COPIED : READ;
    }

    abstract JsonNode of(String stored);
}
