package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.PageNotFoundException;
import dev.tagloop.server.storage.Database;
import java.util.function.Supplier;

/** Finds the project that a request is about and asks the access function for it: the first line of every handler here. */
public final class Scope {
    private final Database database;
    private final Access access;

    public Scope(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    /** The project named by the path's {@code id}. @throws ApiException 404 when the caller may not know of it */
    public ProjectRef project(Call call, Action action) {
        return project(call, call.id("id", "Project"), action);
    }

    /** The project with this id. @throws ApiException 404 when the caller may not know of it */
    public ProjectRef project(Call call, long id, Action action) {
        known(call);
        return database.read(handle -> {
            ProjectRef project = ProjectRef.find(handle, id).orElseThrow(() -> ApiException.noMatch("Project"));
            access.require(handle, call, action, project.target());
            return project;
        });
    }

    /** The same for routes where the original answers an unknown project with a page, not with JSON. */
    public ProjectRef projectOrPage(Call call, Action action) {
        return orPage(() -> project(call, action));
    }

    /** To find out who calls takes a connection, too: who holds one must not wait for another. */
    private static void known(Call call) {
        call.caller();
    }

    /** The project of the thing named by the path's {@code id}. @throws ApiException 404 when the caller may not know of it */
    public ProjectRef of(Call call, Owned kind, Action action) {
        return of(call, kind, call.id("id", kind.word()), action);
    }

    /** The project of the thing with this id. @throws ApiException 404 when the caller may not know of it */
    public ProjectRef of(Call call, Owned kind, long id, Action action) {
        known(call);
        return database.read(handle -> {
            ProjectRef project = kind.project(handle, id).orElseThrow(() -> ApiException.noMatch(kind.word()));
            access.require(handle, call, action, kind.target(id, project));
            return project;
        });
    }

    /** The same for routes where the original answers an unknown thing with a page, not with JSON. */
    public ProjectRef ofOrPage(Call call, Owned kind, Action action) {
        return orPage(() -> of(call, kind, action));
    }

    /** The same for the thing with this id. */
    public ProjectRef ofOrPage(Call call, Owned kind, long id, Action action) {
        return orPage(() -> of(call, kind, id, action));
    }

    private static ProjectRef orPage(Supplier<ProjectRef> found) {
        try {
            return found.get();
        } catch (ApiException e) {
            if (e.status() == 404) {
                throw new PageNotFoundException();
            }
            throw e;
        }
    }

    /** Whether the caller may do this in a project that {@link #project} gave: for what a list leaves out otherwise. */
    public boolean allows(Call call, ProjectRef project, Action action) {
        return database.read(handle -> access.allows(handle, call.caller(), action, project.target()));
    }

    /** The same for the id of a project, which may be gone. */
    public boolean allows(Call call, long project, Action action) {
        return database.read(handle -> ProjectRef.find(handle, project)
                .filter(found -> access.allows(handle, call.caller(), action, found.target()))
                .isPresent());
    }

    /** How much the caller sees of the work in a project that {@link #project} gave: what a list has to leave out. */
    public Sight sight(Call call, ProjectRef project) {
        return access.sight(call.caller(), project.target());
    }
}
