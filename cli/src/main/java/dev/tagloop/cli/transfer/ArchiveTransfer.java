package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whole projects out of a server and into one. */
final class ArchiveTransfer {
    private static final String FORMAT = "tagloop-project";
    private static final int LARGEST_MANIFEST = 1 << 20;

    private ArchiveTransfer() {}

    /** Whether a file is an archive of a project, by what it says of itself. */
    static boolean isArchive(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry manifest = zip.getEntry("manifest.json");
            if (manifest == null) {
                return false;
            }
            try (InputStream in = zip.getInputStream(manifest)) {
                return FORMAT.equals(Json.read(in.readNBytes(LARGEST_MANIFEST))
                        .path("format")
                        .asString(""));
            }
        } catch (IOException | JsonException e) {
            return false;
        }
    }

    /** Saves the archive of a project. */
    static void save(StudioClient studio, long project, boolean history, Path file) {
        try {
            JsonObject job = studio.archives().await(project, studio.archives().make(project, history));
            if (!job.text("state").orElse("").equals("succeeded")) {
                throw new UserError(
                        "The archive was not made: " + job.text("error").orElse("it was cancelled") + ".");
            }
            studio.archives().download(project, file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted; the server goes on with the archive.", e);
        }
    }

    /** Makes a project of an archive. */
    static void restore(Console console, StudioClient studio, Path file, Optional<String> title) {
        JsonObject made = studio.archives().restore(file, title);
        long project = made.object("project")
                .flatMap(json -> json.integer("id").stream().boxed().findFirst())
                .orElseThrow();
        JsonObject report = made.object("report").orElse(JsonObject.empty());
        List<String> unknown = report.texts("people_unknown");
        if (!unknown.isEmpty()) {
            console.warn("No members here, so their work counts as yours: " + String.join(", ", unknown) + ".");
        }
        if (console.json()) {
            console.result(JsonObject.empty()
                    .with("project_id", project)
                    .with("project_url", studio.projectUrl(project))
                    .with("report", report.toNode())
                    .toString());
        } else {
            console.say("Read in %,d tasks with %,d annotations and %,d predictions: %s"
                    .formatted(
                            report.integer("tasks").orElse(0),
                            report.integer("annotations").orElse(0),
                            report.integer("predictions").orElse(0),
                            studio.projectUrl(project)));
            console.say("Not in archives: " + String.join(", ", report.texts("left_out")) + ".");
        }
    }
}
