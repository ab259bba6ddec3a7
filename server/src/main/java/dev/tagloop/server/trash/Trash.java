package dev.tagloop.server.trash;

import dev.tagloop.server.imports.PendingImports;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.summary.SummaryOrder;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskRemoval;
import dev.tagloop.server.tasks.Tasks;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where deleted projects, tasks and annotations go. */
public final class Trash {
    /** Tasks that move in one transaction, so that others need not wait long. */
    static final int TOGETHER = 500;

    private final Database database;
    private volatile Schema schema;

    public Trash(Database database) {
        this.database = database;
    }

    Database database() {
        return database;
    }

    /** The tables, looked at when something is first deleted or brought back: a start does not wait for it. */
    Schema schema(Handle handle) throws SQLException {
        if (schema == null) {
            schema = Schema.of(handle);
        }
        return schema;
    }

    /** Begins what one request deletes. */
    public TrashBatch batch(ProjectRef project, long user) {
        return new TrashBatch(this, project, user);
    }

    /** Begins what one action changes. @param title what people know the action by */
    public Changes changes(ProjectRef project, long user, String title) {
        return new Changes(this, project, user, title);
    }

    /** Deletes some tasks in the caller's transaction. @param ids a few hundred at most: others wait meanwhile */
    public int tasks(Handle handle, ProjectRef project, List<Long> ids, long user) throws Exception {
        return batch(project, user).tasks(handle, ids);
    }

    /** Deletes any number of tasks, a few at a time; what is deleted so far stays so when the server stops in the middle. */
    public int tasks(ProjectRef project, List<Long> ids, long user) {
        TrashBatch batch = batch(project, user);
        int removed = 0;
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
            removed += database.write(handle -> batch.tasks(
                    handle,
                    Tasks.list(handle, some).stream().map(task -> task.id()).toList()));
        }
        return removed;
    }

    /** Deletes all tasks of a project. They vanish at once, however many they are, and move a few at a time. Webhooks are not told of it. */
    public void allTasks(ProjectRef project, long user) {
        allTasks(project, batch(project, user).quietly());
    }

    /** The same as what a batch deletes. @param batch one that nothing was deleted with */
    public void allTasks(ProjectRef project, TrashBatch batch) {
        Optional<Long> moving = database.write(handle -> {
            List<Long> ids = handle.createQuery(
                            "SELECT id FROM visible_tasks WHERE project_id = :project ORDER BY id LIMIT :limit")
                    .bind("project", project.id())
                    .bind("limit", TOGETHER + 1)
                    .mapTo(Long.class)
                    .list();
            if (ids.size() <= TOGETHER) {
                batch.tasks(handle, ids);
                return Optional.empty();
            }
            long count = handle.createQuery("SELECT task_number FROM projects WHERE id = :project")
                    .bind("project", project.id())
                    .mapTo(Long.class)
                    .one();
            List<Long> told = WebhookEvents.tasksAboutToGo(handle, project.id());
            SummaryOrder order = SummaryOrder.of(handle, project.id());
            long hidden = TaskRemoval.hideAll(handle, project.id());
            batch.tell(handle, told);
            return Optional.of(batch.hidden(handle, hidden, order, count));
        });
        moving.ifPresent(this::move);
    }

    /** Takes the hidden tasks of a thing out of their tables until none is left. */
    void move(long item) {
        while (database.write(handle -> moveSome(handle, item))) {
            // One part after the other; others write in between.
        }
    }

    /** True when there may be more. */
    private boolean moveSome(Handle handle, long item) throws SQLException {
        Long hidden = TrashItems.find(handle, item).map(TrashItem::importId).orElse(null);
        if (hidden == null) {
            return false;
        }
        List<Long> ids = handle.createQuery("SELECT id FROM tasks WHERE import_id = :hidden ORDER BY id LIMIT :limit")
                .bind("hidden", hidden)
                .bind("limit", TOGETHER)
                .mapTo(Long.class)
                .list();
        if (ids.isEmpty()) {
            PendingImports.publish(handle, hidden);
            TrashItems.setState(handle, item, TrashItem.RESTING, null);
            return false;
        }
        TrashItems.addRows(
                handle,
                item,
                new RowTaker(handle, schema(handle)).add("tasks", ids).bundle());
        Tasks.delete(handle, ids);
        return true;
    }

    /** Deletes a project. It stays as it is, but nobody is a member of where it is. */
    public void project(Handle handle, Project project, long user) {
        handle.createUpdate("UPDATE projects SET organization_id = :home WHERE id = :id")
                .bind("home", TrashHome.of(handle))
                .bind("id", project.id())
                .execute();
        long item = TrashItems.insert(
                handle,
                TrashItem.PROJECT,
                project.organizationId(),
                project.id(),
                project.settings().title(),
                user);
        TrashItems.name(
                handle,
                item,
                TrashItem.PROJECT,
                project.id(),
                project.settings().title());
    }

    /** Brings what a killed server was at to rest. */
    public void settle() {
        for (TrashItem item : database.read(TrashItems::unsettled)) {
            move(item.id());
        }
    }
}
