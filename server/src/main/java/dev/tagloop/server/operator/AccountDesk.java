package dev.tagloop.server.operator;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.accounts.Accounts;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.FolderInUseException;
import dev.tagloop.server.storage.Occupant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes an operator's orders about the accounts of a data folder. While no server has the folder, they are carried out here, under the same
 * lock that a server takes; otherwise the server that has it carries them out, and nobody is interrupted.
 */
public final class AccountDesk {
    private final Path root;
    private final Optional<String> databaseUrl;
    private final Courier courier;

    /** @param databaseUrl the address of the folder's PostgreSQL database; without one it is in the folder */
    public AccountDesk(Path root, Optional<String> databaseUrl, Courier courier) {
        this.root = root;
        this.databaseUrl = databaseUrl;
        this.courier = courier;
    }

    /**
     * What came of an order.
     *
     * @param server the running server's address; empty when the order was carried out in the folder
     */
    public record Outcome(AccountReply reply, Optional<String> server) {}

    /** @throws StudioException with one sentence, when it cannot be done */
    public Outcome carryOut(AccountOrder order) {
        if (order.action() != AccountOrder.Action.ADD && !Files.exists(root.resolve("instance.key"))) {
            throw new StudioException("The folder " + root + " holds no Tagloop data yet: make the first user with"
                    + " \"tagloop user add EMAIL\", or name another folder with --data-dir.");
        }
        try (DataFolder folder = DataFolder.open(root, databaseUrl)) {
            Accounts accounts = new Accounts(
                    folder.database(), folder.key(), new Access(folder.database()), false, InstantSource.system());
            return new Outcome(new Clerk(accounts.office()).carryOut(order), Optional.empty());
        } catch (FolderInUseException taken) {
            Occupant occupant = Occupant.of(root).orElseThrow(() -> taken);
            return new Outcome(
                    AccountReply.read(
                            new OperatorLine(root, occupant, courier).post(OperatorRoutes.PATH, order.json())),
                    Optional.of(occupant.url()));
        }
    }
}
