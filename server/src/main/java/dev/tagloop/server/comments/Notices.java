package dev.tagloop.server.comments;

import dev.tagloop.server.access.Target;
import dev.tagloop.server.accounts.Person;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import tools.jackson.databind.node.ObjectNode;

/** Who is told of comments: those who are mentioned, and the annotator of the annotation that one is about. Works on the caller's transaction. */
final class Notices {
    /** Looked at for one list: what the caller may not see any more is left out of it. */
    private static final int MOST = 500;

    private Notices() {}

    /** Tells those whom a comment concerns; nobody is told of their own. Who is mentioned no more and has not read it is not. */
    static void tell(Handle handle, long comment) {
        Comment said = Comments.find(handle, comment).orElseThrow();
        long author = said.createdBy() == null ? 0 : said.createdBy().id();
        Set<String> addresses = Mentions.in(said.text());
        handle.createUpdate("DELETE FROM comment_notices WHERE comment_id = :comment AND read_at IS NULL")
                .bind("comment", comment)
                .execute();
        if (!addresses.isEmpty()) {
            handle.createUpdate("INSERT INTO comment_notices (comment_id, user_id, mentioned)"
                            + " SELECT :comment, u.id, TRUE FROM users u JOIN organization_members m ON m.user_id = u.id"
                            + " JOIN tasks t ON t.id = :task JOIN projects p ON p.id = t.project_id"
                            + " WHERE m.organization_id = p.organization_id AND m.deleted_at IS NULL AND u.id <> :author"
                            + " AND LOWER(u.email) IN (<addresses>) ON CONFLICT (comment_id, user_id) DO NOTHING")
                    .bind("comment", comment)
                    .bind("task", said.task())
                    .bind("author", author)
                    .bindList("addresses", addresses)
                    .execute();
        }
        if (said.annotator() != null && said.annotator() != author) {
            handle.createUpdate("INSERT INTO comment_notices (comment_id, user_id, mentioned)"
                            + " VALUES (:comment, :user, FALSE) ON CONFLICT (comment_id, user_id) DO NOTHING")
                    .bind("comment", comment)
                    .bind("user", said.annotator())
                    .execute();
        }
    }

    /**
     * A comment that concerns somebody.
     *
     * @param target what it is about, to ask access for
     */
    record Notice(Target.InProject target, boolean isRead, ObjectNode json) {}

    /** Those of a person, the newest first. */
    static List<Notice> of(Handle handle, long user, boolean unreadOnly) {
        return handle.createQuery(
                        "SELECT c.id, c.task_id, c.annotation_id, c.region_id, c.content, c.created_at, n.mentioned,"
                                + " n.read_at, p.id AS project, p.title, p.organization_id, "
                                + Person.columns("u", "author")
                                + " FROM comment_notices n JOIN comments c ON c.id = n.comment_id"
                                + " JOIN visible_tasks t ON t.id = c.task_id JOIN projects p ON p.id = t.project_id"
                                + " LEFT JOIN users u ON u.id = c.created_by WHERE n.user_id = :user"
                                + (unreadOnly ? " AND n.read_at IS NULL" : "") + " ORDER BY c.id DESC LIMIT " + MOST)
                .bind("user", user)
                .map((row, context) -> {
                    long annotation = row.getLong("annotation_id");
                    boolean ofTask = row.wasNull();
                    Target.Project project =
                            new Target.Project(row.getLong("project"), row.getLong("organization_id"), "Comment");
                    Target.InProject about = ofTask
                            ? new Target.Task(row.getLong("task_id"), project)
                            : new Target.Annotation(annotation, project);
                    boolean read = row.getString("read_at") != null;
                    ObjectNode json = Json.object()
                            .put("comment", row.getLong("id"))
                            .put("project", project.id())
                            .put("project_title", row.getString("title"))
                            .put("task", row.getLong("task_id"))
                            .put("annotation", ofTask ? null : (Long) annotation)
                            .put("region_id", row.getString("region_id"))
                            .put("text", row.getString("content"));
                    json.set("created_by", Person.json(Person.read(row, "author")));
                    json.put("created_at", row.getString("created_at"))
                            .put("mentioned", row.getBoolean("mentioned"))
                            .put("is_read", read);
                    return new Notice(about, read, json);
                })
                .list();
    }

    /** Marks comments as read by a person; all of theirs where none is named. */
    static void read(Handle handle, long user, Collection<Long> comments) {
        Update update = handle.createUpdate(
                        "UPDATE comment_notices SET read_at = :now WHERE user_id = :user AND read_at IS NULL"
                                + (comments.isEmpty() ? "" : " AND comment_id IN (<comments>)"))
                .bind("now", Times.now())
                .bind("user", user);
        if (!comments.isEmpty()) {
            update.bindList("comments", comments);
        }
        update.execute();
    }
}
