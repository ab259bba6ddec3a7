package dev.tagloop.server.privacy;

import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.accounts.Anonymity;
import dev.tagloop.server.backup.Backups;
import dev.tagloop.server.exports.SnapshotRoutes;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.imports.Imports;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.tasks.Scope;
import java.util.Optional;

/** What the server forgets when its owner asks for it, put together. */
public final class Privacy {
    private final PrivacyRoutes routes;
    private final OutgoingRoutes outgoing;

    /** Where what people store lies beside the tables. */
    public record Places(Imports imports, SnapshotRoutes exports, Optional<Learner> learner, Backups backups) {}

    public Privacy(
            DataFolder folder,
            Access access,
            Scope scope,
            Anonymity anonymity,
            Places places,
            OutgoingRoutes outgoing) {
        OwnFiles files = new OwnFiles(folder.root(), places.backups()::names);
        this.routes = new PrivacyRoutes(
                access,
                scope,
                new Purge(folder, places.imports(), places.exports(), places.learner(), files),
                new Erasure(folder.database(), anonymity, files, new ExportMarks(folder.database(), folder.root())));
        this.outgoing = outgoing;
    }

    public void declare(Routes table) {
        routes.declare(table);
        outgoing.declare(table);
    }
}
