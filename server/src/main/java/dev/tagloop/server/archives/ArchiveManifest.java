package dev.tagloop.server.archives;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an archive says about itself.
 *
 * @param title the project's title
 * @param madeAt when
 * @param history whether earlier versions of annotations are in it
 * @param files its other files
 */
record ArchiveManifest(String title, String madeAt, boolean history, List<File> files) {
    static final String NAME = "manifest.json";
    static final String FORMAT = "tagloop-project";
    /** Readers take this version and older ones. */
    static final int VERSION = 1;

    /** What no archive holds. */
    static final List<String> LEFT_OUT = List.of(
            "uploaded files",
            "ML backends",
            "roles, assignments and how often known tasks come",
            "which comments somebody has read",
            "snapshots",
            "passwords, secrets and headers of webhooks");

    /** @param rows lines @param sha256 of the bytes, in hexadecimal digits */
    record File(String name, long rows, long bytes, String sha256) {}

    ArchiveManifest {
        files = List.copyOf(files);
    }

    byte[] bytes() {
        ObjectNode json = Json.object()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("title", title)
                .put("made_at", madeAt)
                .put("history", history);
        ArrayNode list = json.putArray("files");
        files.forEach(file -> list.addObject()
                .put("name", file.name())
                .put("rows", file.rows())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256()));
        ArrayNode left = json.putArray("left_out");
        LEFT_OUT.forEach(left::add);
        return Json.bytes(json);
    }

    /** @throws BadArchiveException when it is none, or of a newer version */
    static ArchiveManifest read(JsonNode json) {
        if (!FORMAT.equals(json.path("format").asString(""))) {
            throw new BadArchiveException("its manifest does not call it a " + FORMAT);
        }
        long version = json.path("version").asLong(0);
        if (version < 1 || version > VERSION) {
            throw new BadArchiveException("it has the version " + version + ", and this server reads versions up to "
                    + VERSION + "; update the server");
        }
        List<File> files = new ArrayList<>();
        for (JsonNode file : json.path("files")) {
            files.add(new File(
                    file.path("name").asString(""),
                    file.path("rows").asLong(-1),
                    file.path("bytes").asLong(-1),
                    file.path("sha256").asString("")));
        }
        return new ArchiveManifest(
                json.path("title").asString(""),
                json.path("made_at").asString(""),
                json.path("history").asBoolean(false),
                files);
    }
}
