package dev.tagloop.server.operator;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.backup.Backup;
import dev.tagloop.server.backup.Watch;
import dev.tagloop.server.storage.FolderInUseException;
import dev.tagloop.server.storage.Occupant;
import dev.tagloop.server.storage.RestingFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.JsonNode;

/** Makes a backup of a data folder for its operator: here while no server has it, otherwise by the server that has it, which goes on serving. */
public final class BackupDesk {
    private static final long BETWEEN_LOOKS_MILLIS = 300;

    private final Path root;
    private final Optional<String> databaseUrl;
    private final Courier courier;

    /** @param databaseUrl the address of the folder's PostgreSQL database; without one it is in the folder */
    public BackupDesk(Path root, Optional<String> databaseUrl, Courier courier) {
        this.root = root;
        this.databaseUrl = databaseUrl;
        this.courier = courier;
    }

    /**
     * What was made.
     *
     * @param server the running server's address; empty when it was made in the folder
     */
    public record Outcome(Path file, long size, long rows, long files, Optional<String> server) {}

    /** @throws StudioException with one sentence, when it cannot be done */
    public Outcome make(Path file, boolean secrets, Watch watch) {
        Path target = file.toAbsolutePath().normalize();
        try (RestingFolder folder = RestingFolder.open(root, databaseUrl)) {
            Backup made = Backup.make(folder, target, secrets, watch);
            return new Outcome(
                    made.file(),
                    made.size(),
                    made.manifest().rows(),
                    made.manifest().files().size(),
                    Optional.empty());
        } catch (FolderInUseException taken) {
            return ask(Occupant.of(root).orElseThrow(() -> taken), target, secrets, watch);
        }
    }

    private Outcome ask(Occupant occupant, Path file, boolean secrets, Watch watch) {
        OperatorLine line = new OperatorLine(root, occupant, courier);
        JsonNode job = line.post(
                OperatorRoutes.BACKUPS, BackupOrder.make(file, secrets).json());
        String id = job.path("id").asString();
        while (job.path("finished_at").isNull()) {
            watch.progress()
                    .report(
                            job.path("step").asString(""),
                            job.path("done").asLong(),
                            job.path("total").asLong());
            pause();
            job = line.post(
                    OperatorRoutes.BACKUPS,
                    BackupOrder.look(id, watch.cancel().isCancelled()).json());
        }
        return switch (job.path("state").asString()) {
            case "succeeded" -> outcome(job.path("result"), file, occupant);
            case "cancelled" -> throw new CancellationException("The backup was cancelled.");
            default -> throw new StudioException(job.path("error").asString("The backup failed."));
        };
    }

    private static Outcome outcome(JsonNode result, Path file, Occupant occupant) {
        Path made = Path.of(result.path("file").asString());
        if (!made.equals(file)) {
            throw new StudioException("The server was making a backup already, and no second one beside it: it is "
                    + made + ". Copy that one, or try again.");
        }
        return new Outcome(
                made,
                number(result, "size"),
                number(result, "rows"),
                number(result, "files"),
                Optional.of(occupant.url()));
    }

    private static long number(JsonNode result, String key) {
        return Long.parseLong(result.path(key).asString("0"));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The wait for the backup was interrupted.");
        }
    }
}
