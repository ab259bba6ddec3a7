package dev.tagloop.server.archives;

import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.projects.ProjectJson;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.StorageBusyException;
import dev.tagloop.server.storage.StorageException;
import dev.tagloop.server.storage.StorageFullException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes projects of archives, and tells what became of them. */
record ArchiveReading(Database database, Users users) {

    /**
     * Reads one in: all of it or nothing.
     *
     * @param watch hears of progress
     * @return the project and a report
     * @throws BadArchiveException with a sentence for who sent it, when it is wrong somewhere
     */
    ObjectNode read(Path sent, long organization, long user, Optional<String> title, RestoreWatch watch)
            throws IOException {
        try (ProjectArchive archive = ProjectArchive.open(sent)) {
            ProjectRestore.Outcome outcome =
                    ProjectRestore.run(database, archive, organization, user, title.orElse(null), watch);
            ObjectNode answer = Json.object();
            answer.set(
                    "project",
                    database.read(handle ->
                            new ProjectJson(handle, users, user).counted(Projects.get(handle, outcome.project()))));
            answer.set("report", report(archive, outcome));
            return answer;
        } catch (BadArchiveException e) {
            throw new BadArchiveException(
                    "The archive is not read in, and nothing was stored: " + e.getMessage() + ".", e);
        } catch (StorageFullException | StorageBusyException e) {
            throw e;
        } catch (StorageException e) {
            // Rows that contradict each other: the archive was made by hand.
            throw new BadArchiveException(
                    "The archive is not read in, and nothing was stored: its rows do not fit together.", e);
        }
    }

    private static ObjectNode report(ProjectArchive archive, ProjectRestore.Outcome outcome) {
        ObjectNode report = Json.object().put("made_at", archive.manifest().madeAt());
        for (Map.Entry<ArchivePart, Long> count : outcome.counts().entrySet()) {
            report.put(count.getKey().table(), count.getValue());
        }
        report.put("webhooks", outcome.webhooks());
        report.put("people_found", outcome.people().found());
        ArrayNode unknown = report.putArray("people_unknown");
        outcome.people().unknown().forEach(unknown::add);
        ArrayNode left = report.putArray("left_out");
        ArchiveManifest.LEFT_OUT.forEach(left::add);
        return report;
    }
}
