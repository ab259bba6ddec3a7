package dev.tagloop.server.imports;

import dev.tagloop.server.RemoteFiles;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.tasks.Scope;
import java.util.Optional;

/** Everything about imports and uploads. */
public final class Imports {
    private final DataFolder folder;
    private final Scope scope;
    private final Optional<RemoteFiles> remote;

    /**
     * Takes back what imports left that a killed server was at.
     *
     * @param remote fetches files that are named by their address; without it such imports are refused
     */
    public Imports(DataFolder folder, Scope scope, Optional<RemoteFiles> remote) {
        this.folder = folder;
        this.scope = scope;
        this.remote = remote;
        PendingImports.sweepAll(folder.database());
    }

    public void declare(Routes routes) {
        Uploads uploads = new Uploads(folder.database(), folder.uploads());
        new ImportRoutes(folder.database(), scope, uploads, new RemoteImport(folder, uploads, remote)).declare(routes);
        new UploadRoutes(folder.database(), scope, uploads).declare(routes);
    }
}
