package dev.tagloop.server.access;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who may do what in a project of their organization: everything while its roles are off, else what their {@link Role} allows. */
final class ProjectRules {
    private final Handle handle;
    private final long caller;
    private final Target.InProject target;
    private final Standing standing;

    ProjectRules(Handle handle, long caller, Target.InProject target) {
        this(handle, caller, target, Standing.of(handle, target.project(), caller));
    }

    /** @param standing the caller's in the project of the target */
    ProjectRules(Handle handle, long caller, Target.InProject target, Standing standing) {
        this.handle = handle;
        this.caller = caller;
        this.target = target;
        this.standing = standing;
    }

    /** @throws ApiException 404 for a thing that the caller does not see, 403 for an action that is not the caller's */
    void require(Action action) {
        if (target instanceof Target.Membership membership) {
            requireMembership(membership);
            return;
        }
        if (target instanceof Target.Comment comment) {
            requireComment(comment, action);
            return;
        }
        // Who may switch the roles is settled before they are on: else anybody could switch them and be the owner.
        if (!standing.rolesOn() && action != Action.ADMINISTER) {
            return;
        }
        boolean own = isOwn();
        if (standing.role().isAtLeast(least(action, own))) {
            return;
        }
        if (!standing.role().isAtLeast(least(Action.VIEW, own))) {
            throw ApiException.noMatch(target.project().kind());
        }
        throw refused(least(action, own));
    }

    Sight sight() {
        return standing.rolesOn() && standing.role() == Role.ANNOTATOR
                ? new Sight(Optional.of(caller))
                : Sight.EVERYTHING;
    }

    private ApiException refused(Role least) {
        String who = least == Role.OWNER ? "its owner" : "somebody with the role " + least.word();
        return ApiException.of(
                403,
                "Your role in this project is " + standing.role().word() + ": this takes " + who
                        + ". Ask its owner for that role.");
    }

    /** Seen as what it is about; its words are changed by who wrote them, or by a manager. */
    private void requireComment(Target.Comment comment, Action action) {
        for (Target.InProject about : subjects(comment)) {
            new ProjectRules(handle, caller, about).require(Action.VIEW);
        }
        boolean words = action == Action.CHANGE || action == Action.DELETE;
        if (words && !isOwn() && !standing.role().isAtLeast(Role.MANAGER)) {
            throw ApiException.of(
                    403,
                    "Only who wrote a comment, or who manages the project, may change or delete it. You may resolve it.");
        }
    }

    private List<Target.InProject> subjects(Target.Comment comment) {
        return handle.createQuery("SELECT task_id, annotation_id FROM comments WHERE id = :id")
                .bind("id", comment.id())
                .map((row, context) -> {
                    Target.InProject task = new Target.Task(row.getLong("task_id"), comment.project());
                    long annotation = row.getLong("annotation_id");
                    return row.wasNull()
                            ? List.of(task)
                            : List.of(task, new Target.Annotation(annotation, comment.project()));
                })
                .findOne()
                .orElse(List.of());
    }

    /** Given before the roles are on, a role counts as soon as they are: so it is always asked for in the same way. */
    private void requireMembership(Target.Membership membership) {
        Standing other = Standing.of(handle, target.project(), membership.user());
        if (other.ownsOrganization()) {
            throw ApiException.of(
                    403,
                    "This account owns the organization, and with it every project: it cannot be made anything else.");
        }
        boolean touchesOwners =
                other.role() == Role.OWNER || membership.wanted().equals(Optional.of(Role.OWNER));
        Role least = touchesOwners ? Role.OWNER : Role.MANAGER;
        if (!standing.role().isAtLeast(least)) {
            throw refused(least);
        }
    }

    /** The least role that may do this. @param own whether the caller made the thing, or was given it */
    private Role least(Action action, boolean own) {
        return switch (target) {
            case Target.Annotation annotation -> ofAnnotation(action, own);
            case Target.Draft draft -> own ? Role.ANNOTATOR : action == Action.VIEW ? Role.REVIEWER : Role.MANAGER;
            case Target.Comment comment -> Role.ANNOTATOR;
            case Target.Task task -> ofTask(action, own);
            case Target.Prediction prediction -> ofTask(action, own);
            case Target.Upload upload -> ofTask(action, own);
            case Target.Project project -> ofProject(action);
            case Target.Membership membership -> Role.OWNER;
        };
    }

    private static Role ofProject(Action action) {
        return switch (action) {
            case VIEW, ANNOTATE -> Role.ANNOTATOR;
            case REVIEW, EXPORT -> Role.REVIEWER;
            case CREATE, CHANGE, IMPORT, MANAGE -> Role.MANAGER;
            case DELETE, ADMINISTER -> Role.OWNER;
        };
    }

    private static Role ofTask(Action action, boolean own) {
        return switch (action) {
            case VIEW, ANNOTATE -> own ? Role.ANNOTATOR : Role.REVIEWER;
            case DELETE -> Role.MANAGER;
            default -> ofProject(action);
        };
    }

    private static Role ofAnnotation(Action action, boolean own) {
        return switch (action) {
            case REVIEW -> Role.REVIEWER;
            case VIEW, ANNOTATE, CHANGE -> own ? Role.ANNOTATOR : Role.REVIEWER;
            case DELETE -> own ? Role.ANNOTATOR : Role.MANAGER;
            default -> ofProject(action);
        };
    }

    private boolean isOwn() {
        return switch (target) {
            case Target.Annotation annotation ->
                is("SELECT COUNT(*) FROM annotations WHERE id = :id AND completed_by = :caller", annotation.id());
            case Target.Comment comment ->
                is("SELECT COUNT(*) FROM comments WHERE id = :id AND created_by = :caller", comment.id());
            case Target.Draft draft ->
                is("SELECT COUNT(*) FROM drafts WHERE id = :id AND user_id = :caller", draft.id());
            case Target.Task task -> isGiven("SELECT COUNT(*) FROM tasks t WHERE t.id = :id AND ", task.id());
            case Target.Prediction prediction ->
                isGiven(
                        "SELECT COUNT(*) FROM predictions p JOIN tasks t ON t.id = p.task_id WHERE p.id = :id AND ",
                        prediction.id());
            case Target.Upload upload -> isShown(upload.id());
            case Target.Project project -> false;
            case Target.Membership membership -> false;
        };
    }

    private boolean is(String sql, long id) {
        return handle.createQuery(sql)
                        .bind("id", id)
                        .bind("caller", caller)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private boolean isGiven(String sql, long id) {
        Sight own = new Sight(Optional.of(caller));
        return handle.createQuery(sql + own.conditionOfOne("t.id"))
                        .bind("id", id)
                        .bindMap(own.parameters())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Whether a task that the caller was given shows this file by its address. */
    private boolean isShown(long upload) {
        Sight own = new Sight(Optional.of(caller));
        return handle.createQuery("SELECT file FROM file_uploads WHERE id = :id")
                .bind("id", upload)
                .mapTo(String.class)
                .findOne()
                .filter(file ->
                        handle.createQuery("SELECT COUNT(*) FROM task_bodies b WHERE b.data LIKE :address ESCAPE '!'"
                                                + " AND " + own.condition("b.task_id"))
                                        .bind("address", "%" + pattern("/data/upload/" + file) + "%")
                                        .bindMap(own.parameters())
                                        .mapTo(Long.class)
                                        .one()
                                > 0)
                .isPresent();
    }

    /** A text as it stands inside stored JSON, for LIKE. */
    private static String pattern(String text) {
        String quoted = Json.stored(Json.tree(text));
        return quoted.substring(1, quoted.length() - 1)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
