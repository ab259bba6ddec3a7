package dev.tagloop.server.golden;

import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One recorded request with its answer. */
record Exchange(int line, String name, JsonNode request, JsonNode response) {
    /** The exchanges of a recorded file in their order; requests that the original server made itself are left out. */
    static List<Exchange> read(Path file) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            JsonNode json = Json.read(text);
            if (json.has("request") && !json.has("direction")) {
                exchanges.add(
                        new Exchange(line, json.get("name").asString(), json.get("request"), json.get("response")));
            }
        }
        return exchanges;
    }

    String method() {
        return request.get("method").asString();
    }

    String path() {
        return request.get("path").asString();
    }

    /** The account that asks; the first one where the record names none. */
    String user() {
        return request.path("user").asString("ann");
    }

    @Override
    public String toString() {
        return "line " + line + " \"" + name + "\" " + method() + " " + path();
    }
}
