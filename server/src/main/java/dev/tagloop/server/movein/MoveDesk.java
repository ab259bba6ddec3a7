package dev.tagloop.server.movein;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.labelstudio.move.MoveSources;
import dev.tagloop.server.StudioException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.operator.Courier;
import dev.tagloop.server.operator.OperatorLine;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.FolderInUseException;
import dev.tagloop.server.storage.Occupant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes an operator's order to move in. While no server has the data folder, it is carried out here, under the same lock that a server takes;
 * otherwise the server that has it carries it out, and nobody is interrupted.
 */
public final class MoveDesk {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Path root;
    private final Optional<String> databaseUrl;
    private final Courier courier;
    private final MoveSources sources;

    /** @param databaseUrl the address of the folder's PostgreSQL database; without one it is in the folder */
    public MoveDesk(Path root, Optional<String> databaseUrl, Courier courier, MoveSources sources) {
        this.root = root;
        this.databaseUrl = databaseUrl;
        this.courier = courier;
        this.sources = sources;
    }

    /**
     * Moves.
     *
     * @return the report, as {@link MoveReport#json} has it
     * @throws MoveException when the source cannot be read
     * @throws StudioException with one sentence, when the folder cannot be used or its server fails
     * @throws CancellationException when it was asked to stop; projects that are complete stay
     */
    public ObjectNode carryOut(MoveOrder order, Progress progress, CancelToken cancel) {
        try (DataFolder folder = DataFolder.open(root, databaseUrl);
                MoveSource source = order.open(Optional.of(sources), MoveSources.NamedBy.OPERATOR)) {
            MoveIn.sweep(folder);
            return new MoveIn(folder, source, order.request())
                    .run(progress, cancel)
                    .json();
        } catch (FolderInUseException taken) {
            Occupant occupant = Occupant.of(root).orElseThrow(() -> taken);
            return watch(new OperatorLine(root, occupant, courier), order, progress, cancel);
        }
    }

    private ObjectNode watch(OperatorLine server, MoveOrder order, Progress progress, CancelToken cancel) {
        ObjectNode start = Json.object().put("action", "start");
        start.set("order", order.json());
        JsonNode job = server.post(MoveRoutes.OPERATOR, start);
        boolean asked = false;
        while (true) {
            switch (job.path("state").asString("")) {
                case "succeeded" -> {
                    return (ObjectNode) job.path("report");
                }
                case "cancelled" -> throw new CancellationException("The move was cancelled.");
                case "failed", "interrupted" ->
                    throw new StudioException(job.path("error").asString());
                default ->
                    progress.report(
                            job.path("step").asString(""),
                            job.path("done").asLong(0),
                            job.path("total").asLong(0));
            }
            boolean stop = cancel.isCancelled() && !asked;
            asked |= stop;
            pause();
            job = server.post(
                    MoveRoutes.OPERATOR,
                    Json.object()
                            .put("action", stop ? "cancel" : "status")
                            .put("job", job.path("id").asString("")));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The wait for the move was interrupted; the server goes on with it.");
        }
    }
}
