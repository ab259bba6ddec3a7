package dev.tagloop.server;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.accounts.Accounts;
import dev.tagloop.server.annotations.AnnotationRoutes;
import dev.tagloop.server.drafts.DraftRoutes;
import dev.tagloop.server.exports.ExportRoutes;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.imports.Imports;
import dev.tagloop.server.pages.ServicePages;
import dev.tagloop.server.predictions.ModelVersions;
import dev.tagloop.server.predictions.PredictionImportRoutes;
import dev.tagloop.server.predictions.PredictionRoutes;
import dev.tagloop.server.projects.ProjectRoutes;
import dev.tagloop.server.queue.QueueRoutes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.summary.SummaryRoutes;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.tasks.TaskListRoutes;
import dev.tagloop.server.tasks.TaskRoutes;
import java.util.Optional;

/** Everything the server serves, put together by hand: each feature gets what it needs and declares its routes. */
final class Features {
    private Features() {}

    static Routes declare(DataFolder folder, Access access, Accounts accounts, Optional<RemoteFiles> remote) {
        Database database = folder.database();
        Routes routes = new Routes();
        new ServicePages(database).declare(routes);
        accounts.declare(routes);
        new ProjectRoutes(database, access, accounts.users()).declare(routes);
        Scope scope = new Scope(database, access);
        new TaskRoutes(database, scope, accounts.users()).declare(routes);
        new TaskListRoutes(database, scope).declare(routes);
        new SummaryRoutes(database, scope).declare(routes);
        new AnnotationRoutes(database, scope).declare(routes);
        new DraftRoutes(database, scope).declare(routes);
        new PredictionRoutes(database, scope).declare(routes);
        new PredictionImportRoutes(database, scope).declare(routes);
        new ModelVersions(database, scope).declare(routes);
        new QueueRoutes(database, scope).declare(routes);
        new Imports(folder, scope, remote).declare(routes);
        new ExportRoutes(folder, scope).declare(routes);
        return routes;
    }
}
