package dev.tagloop.server.operator;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.StudioException;
import dev.tagloop.server.accounts.AccountOffice;
import dev.tagloop.server.backup.Backups;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.work.JobRoutes;
import io.javalin.http.HandlerType;

/** The door for the command line while a server runs. No account of the server opens it: only the seal of who holds its data folder. */
public final class OperatorRoutes {
    static final String PATH = "/api/tagloop/operator/accounts";

    static final String BACKUPS = "/api/tagloop/operator/backups";

    private final Clerk clerk;
    private final Backups backups;
    private final SealedDoor door;

    public OperatorRoutes(AccountOffice office, Backups backups, OperatorSeal seal) {
        this.clerk = new Clerk(office);
        this.backups = backups;
        this.door = new SealedDoor(seal);
    }

    public void declare(Routes routes) {
        routes.open(HandlerType.POST, PATH, this::accounts);
        routes.open(HandlerType.POST, BACKUPS, this::backups);
    }

    private static ApiException unknown() {
        return ApiException.of(400, "This server does not know that order: use the tagloop program of its release.");
    }

    private void backups(Call call) {
        BackupOrder order = BackupOrder.read(door.order(call)).orElseThrow(OperatorRoutes::unknown);
        JobStatus job = order.file()
                .map(file -> backups.begin(file, order.secrets()))
                .or(() -> order.job().flatMap(backups::find))
                .orElseThrow(OperatorRoutes::unknown);
        if (order.cancel()) {
            backups.cancel();
        }
        call.ok(JobRoutes.json(job));
    }

    private void accounts(Call call) {
        AccountOrder order = AccountOrder.read(door.order(call)).orElseThrow(OperatorRoutes::unknown);
        try {
            call.ok(clerk.carryOut(order).json());
        } catch (StudioException e) {
            throw ApiException.of(400, e.getMessage());
        }
    }
}
