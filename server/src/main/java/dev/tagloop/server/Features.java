package dev.tagloop.server;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.accounts.Accounts;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.pages.ServicePages;
import dev.tagloop.server.projects.ProjectRoutes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;

/** Everything the server serves, put together by hand: each feature gets what it needs and declares its routes. */
final class Features {
    private Features() {}

    static Routes declare(DataFolder folder, Access access, Accounts accounts) {
        Database database = folder.database();
        Routes routes = new Routes();
        new ServicePages(database).declare(routes);
        accounts.declare(routes);
        new ProjectRoutes(database, access, accounts.users()).declare(routes);
        return routes;
    }
}
