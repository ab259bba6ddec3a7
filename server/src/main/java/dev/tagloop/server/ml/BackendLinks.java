package dev.tagloop.server.ml;

import dev.tagloop.labelstudio.backend.BackendAddress;
import dev.tagloop.labelstudio.backend.BackendConnector;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.BackendProject.ServerAccess;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.server.access.Reaching;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes stored connections usable. A backend is asked under the rights of who gave its address: this machine is reached only for the server's
 * owner, and only while the server itself is reached from this machine only; and the token that a backend gets is theirs.
 */
final class BackendLinks {
    private final Database database;
    private final InstanceKey key;
    private final Users users;
    private final Optional<BackendConnector> connector;
    private final Reaching reaching;

    BackendLinks(
            Database database, InstanceKey key, Users users, Optional<BackendConnector> connector, Reaching reaching) {
        this.database = database;
        this.key = key;
        this.users = users;
        this.connector = connector;
        this.reaching = reaching;
    }

    InstanceKey key() {
        return key;
    }

    /** The backend of a connection; nothing is asked yet. @throws BackendException if its address cannot be used */
    ConnectedBackend open(BackendRow row) {
        return open(row, row.patience());
    }

    /** The same with another time for a prediction. */
    ConnectedBackend open(BackendRow row, Duration patience) {
        BackendConnector open = connector.orElseThrow(() ->
                new BackendException(BackendException.Fault.ADDRESS, "This server does not connect to ML backends."));
        BackendAddress plain = BackendAddress.of(row.url()).withPatience(patience);
        BackendAddress address = credentials(row).map(plain::withCredentials).orElse(plain);
        return open.connect(address, reaching.of(row.connectedBy()));
    }

    /** What a backend asks for before it answers. */
    Optional<BackendAddress.Credentials> credentials(BackendRow row) {
        return row.authMethod().equals("BASIC_AUTH") && row.basicAuthPass() != null
                ? Optional.of(new BackendAddress.Credentials(
                        row.basicAuthUser(), key.open(BackendInput.SEAL, row.basicAuthPass())))
                : Optional.empty();
    }

    /** What a backend is sent about tasks of its project. */
    TaskPayloads payloads(BackendRow row, Project project) {
        return new TaskPayloads(database, project(row, project), project);
    }

    /** What a backend is told about its project. */
    BackendProject project(BackendRow row, Project project) {
        BackendProject told = BackendProject.of(project.id(), Times.instant(project.createdAt()), project.labelConfig())
                .withServer(new ServerAccess(row.serverUrl(), token(row, project.organizationId())));
        return row.extraParams() == null ? told : told.withExtraParams(Json.parse(row.extraParams()));
    }

    /** Empty where it would open nothing. */
    private String token(BackendRow row, long organization) {
        return database.read(handle -> {
            boolean opens = row.connectedBy() != null
                    && handle.createQuery(
                                            "SELECT COUNT(*) FROM organizations o JOIN organization_members m"
                                                    + " ON m.organization_id = o.id WHERE o.id = :organization"
                                                    + " AND o.legacy_api_tokens_enabled AND m.user_id = :user AND m.deleted_at IS NULL")
                                    .bind("organization", organization)
                                    .bind("user", row.connectedBy())
                                    .mapTo(Long.class)
                                    .one()
                            > 0;
            return opens ? users.legacyToken(handle, row.connectedBy()) : "";
        });
    }
}
