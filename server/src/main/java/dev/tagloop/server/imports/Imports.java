package dev.tagloop.server.imports;

import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.tasks.Scope;

/** Everything about imports and uploads. */
public final class Imports {
    private final DataFolder folder;
    private final Scope scope;

    /** Takes back what imports left that a killed server was at. */
    public Imports(DataFolder folder, Scope scope) {
        this.folder = folder;
        this.scope = scope;
        PendingImports.sweepAll(folder.database());
    }

    public void declare(Routes routes) {
        Uploads uploads = new Uploads(folder.database(), folder.uploads());
        new ImportRoutes(folder.database(), scope, uploads).declare(routes);
        new UploadRoutes(folder.database(), scope, uploads).declare(routes);
    }
}
