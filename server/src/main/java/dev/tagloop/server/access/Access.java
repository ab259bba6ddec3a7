package dev.tagloop.server.access;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Caller;
import dev.tagloop.server.storage.Database;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * The one place that decides who may do what. As in the original, a member of an organization may do everything in its projects, unless a
 * project's roles are on (see {@link Role}); what belongs to another organization does not exist for the caller (404, so that ids cannot
 * be probed).
 */
public final class Access {
    private final Database database;

    public Access(Database database) {
        this.database = database;
    }

    /**
     * Lets the call go on or ends it.
     *
     * @return who calls
     * @throws ApiException 401 for nobody, 404 for an object the caller may not know of, 403 for an action not allowed
     */
    public Caller require(Call call, Action action, Target target) {
        Caller caller = call.caller();
        call.markChecked();
        require(caller, action, target);
        return caller;
    }

    /** The same inside a reading transaction, so that what is decided by is what the caller of this method reads there. */
    public Caller require(Handle handle, Call call, Action action, Target.InProject target) {
        Caller caller = call.caller();
        call.markChecked();
        requireMember(caller, target.project());
        new ProjectRules(handle, caller.id(), target).require(action);
        return caller;
    }

    /** The same decision for code that has no call at hand, such as a job. */
    public void require(Caller caller, Action action, Target target) {
        switch (target) {
            case Target.Instance instance -> {
                if (action == Action.ADMINISTER && !ownsServer(caller)) {
                    throw ApiException.forbidden();
                }
            }
            case Target.Account account -> requireAccount(caller, action, account.id());
            case Target.Organization organization -> requireOrganization(caller, action, organization.id());
            case Target.InProject inside -> requireInProject(caller, action, inside);
        }
    }

    /** Whether the caller may do this, for what is left out of an answer otherwise. */
    public boolean allows(Handle handle, Caller caller, Action action, Target.InProject target) {
        return allowing(handle, caller, action).test(target);
    }

    /** The same of many things within the handle's transaction: where the caller stands in a project is read once. */
    public Predicate<Target.InProject> allowing(Handle handle, Caller caller, Action action) {
        Map<Target.Project, Standing> standings = new HashMap<>();
        return target -> {
            try {
                requireMember(caller, target.project());
                Standing standing = standings.computeIfAbsent(
                        target.project(), project -> Standing.of(handle, project, caller.id()));
                new ProjectRules(handle, caller.id(), target, standing).require(action);
                return true;
            } catch (ApiException e) {
                return false;
            }
        };
    }

    /** How much the caller sees of the work in a project of theirs. */
    public Sight sight(Caller caller, Target.Project project) {
        requireMember(caller, project);
        return database.read(handle -> new ProjectRules(handle, caller.id(), project).sight());
    }

    private void requireInProject(Caller caller, Action action, Target.InProject target) {
        requireMember(caller, target.project());
        database.read(handle -> {
            new ProjectRules(handle, caller.id(), target).require(action);
            return target;
        });
    }

    private static void requireMember(Caller caller, Target.Project project) {
        if (!isMember(caller, project.organization())) {
            throw ApiException.noMatch(project.kind());
        }
    }

    private static boolean isMember(Caller caller, long organization) {
        return caller.organization().equals(Optional.of(organization));
    }

    private void requireOrganization(Caller caller, Action action, long organization) {
        if (!isMember(caller, organization)) {
            throw ApiException.noMatch("Organization");
        }
        if (action == Action.ADMINISTER && !isOwner(caller, organization)) {
            throw ApiException.forbidden();
        }
    }

    /** Accounts are seen by those who share an organization with them, changed by themselves, removed by themselves or the owner. */
    private void requireAccount(Caller caller, Action action, long account) {
        if (caller.id() == account) {
            return;
        }
        Optional<Long> organization = caller.organization().filter(own -> wasEverMember(account, own));
        if (organization.isEmpty()) {
            throw ApiException.noMatch("User");
        }
        if (action == Action.DELETE ? !isOwner(caller, organization.get()) : action != Action.VIEW) {
            throw ApiException.forbidden();
        }
    }

    private boolean isOwner(Caller caller, long organization) {
        return database.read(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM organizations WHERE id = :organization AND created_by = :caller")
                        .bind("organization", organization)
                        .bind("caller", caller.id())
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    private boolean ownsServer(Caller caller) {
        return caller.organization().isPresent() && database.read(handle -> ownsServer(handle, caller.id()));
    }

    /** The server belongs to who owns its first organization. */
    public static boolean ownsServer(Handle handle, long account) {
        return handle.createQuery("SELECT created_by FROM organizations ORDER BY id LIMIT 1")
                .mapTo(Long.class)
                .findOne()
                .filter(owner -> owner == account)
                .isPresent();
    }

    /** Removed members stay visible: their annotations name them. */
    private boolean wasEverMember(long account, long organization) {
        return database.read(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM organization_members WHERE organization_id = :organization AND user_id = :account")
                        .bind("organization", organization)
                        .bind("account", account)
                        .mapTo(Long.class)
                        .one())
                > 0;
    }
}
