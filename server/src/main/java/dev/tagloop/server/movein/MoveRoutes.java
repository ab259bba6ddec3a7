package dev.tagloop.server.movein;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.labelstudio.move.MoveSources;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.IncomingFile;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.operator.OperatorSeal;
import dev.tagloop.server.operator.SealedDoor;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.work.ProjectJobs;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Moving in while the server runs: for its owner, and for the command line. */
public final class MoveRoutes {
    static final String OPERATOR = "/api/tagloop/operator/move-in";

    /** A database becomes another one of about its size. */
    private static final long ROWS_TO_FILE = 2;

    private final DataFolder folder;
    private final Database database;
    private final Access access;
    private final SealedDoor door;
    private final MoveJobs moves;
    private final MoveSources.NamedBy owner;

    /**
     * @param sources opens what is named; without it every request is told so
     * @param nearby whether the server is reached from this machine only
     */
    public MoveRoutes(
            DataFolder folder,
            Access access,
            OperatorSeal seal,
            ProjectJobs jobs,
            Optional<MoveSources> sources,
            boolean nearby) {
        this.folder = folder;
        this.database = folder.database();
        this.access = access;
        this.door = new SealedDoor(seal);
        this.moves = new MoveJobs(folder, jobs, sources);
        this.owner = nearby ? MoveSources.NamedBy.OWNER_NEARBY : MoveSources.NamedBy.OWNER;
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/move-in", this::show)
                .post("/api/tagloop/move-in", this::start)
                .delete("/api/tagloop/move-in", this::cancel)
                .post("/api/tagloop/move-in/file", this::startFromFile)
                .open(HandlerType.POST, OPERATOR, this::operator);
    }

    private void requireOwner(Call call) {
        access.require(call, Action.ADMINISTER, new Target.Instance());
    }

    /** Whoever is not the owner learns that it is not for them, and nothing of moves. */
    private void show(Call call) {
        long caller = access.require(call, Action.VIEW, new Target.Instance()).id();
        boolean mine = database.read(handle -> Access.ownsServer(handle, caller));
        ObjectNode json =
                Json.object().put("available", mine && moves.isAvailable()).put("takes_files", mine);
        JsonNode job = (mine ? moves.latest() : Optional.<JobStatus>empty())
                .<JsonNode>map(MoveJobs::json)
                .orElse(json.nullNode());
        json.set("move", job);
        call.ok(json);
    }

    private void start(Call call) {
        requireOwner(call);
        Fields fields = call.fields();
        fields.require("url");
        fields.require("token");
        fields.text("url", Fields.TextRule.upTo(2000).notBlank());
        fields.text("token", Fields.TextRule.upTo(4000).notBlank());
        fields.check();
        call.ok(MoveJobs.json(begin(() -> moves.start(MoveOrder.read(call.body().asJson()), owner))));
    }

    private void startFromFile(Call call) {
        requireOwner(call);
        boolean dryRun = call.query().flag("dry_run", false);
        IncomingFile sent = IncomingFile.of(call, folder, "The move", ".sqlite3", ROWS_TO_FILE);
        call.ok(MoveJobs.json(begin(() -> moves.start(sent, new MoveRequest(Set.of(), dryRun)))));
    }

    private static JobStatus begin(Supplier<JobStatus> work) {
        try {
            return work.get();
        } catch (MoveException e) {
            throw ApiException.of(400, e.getMessage());
        }
    }

    private void cancel(Call call) {
        requireOwner(call);
        moves.cancel();
        call.noContent();
    }

    private void operator(Call call) {
        JsonNode order = door.order(call);
        JobStatus job = switch (order.path("action").asString("")) {
            case "start" ->
                begin(() -> moves.start(MoveOrder.readOperators(order.path("order")), MoveSources.NamedBy.OPERATOR));
            case "cancel" -> {
                moves.cancel();
                yield found(order);
            }
            case "status" -> found(order);
            default ->
                throw ApiException.of(
                        400, "This server does not know that order: use the tagloop program of its release.");
        };
        call.ok(MoveJobs.json(job));
    }

    private JobStatus found(JsonNode order) {
        return moves.find(order.path("job").asString("")).orElseThrow(() -> ApiException.noMatch("Job"));
    }
}
