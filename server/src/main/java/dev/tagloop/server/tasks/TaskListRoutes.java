package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.comments.TaskComments;
import dev.tagloop.server.filters.AloneSql;
import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.filters.TaskQuery;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.reviews.TaskReviews;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.views.AskedTasks;
import dev.tagloop.server.views.ViewRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of tasks: the data manager's, with filters and all fields on demand, and a project's plain one. */
public final class TaskListRoutes {
    private static final long PAGE_SIZE = 100;
    private static final String ANNOTATED = "%alone(t.total_annotations) + %alone(t.cancelled_annotations) > 0";

    private final Database database;
    private final Scope scope;
    private final TaskLists lists;

    public TaskListRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
        this.lists = new TaskLists(database);
    }

    public void declare(Routes routes) {
        routes.get("/api/tasks", this::list).get("/api/projects/{id}/tasks", this::listOfProject);
    }

    private void list(Call call) {
        call.caller();
        Query query = call.query();
        Optional<ViewRow> view = AskedTasks.view(database, call);
        if (view.isEmpty() && query.text("project").isEmpty()) {
            throw ApiException.bare(404, Json.object().put("detail", "Neither project nor view id specified"));
        }
        ProjectRef project = view.isPresent()
                ? scope.of(call, Owned.VIEW, view.get().id(), Action.VIEW)
                : scope.project(call, query.number("project").orElse(Long.MIN_VALUE), Action.VIEW);
        Sight sight = scope.sight(call, project);
        JsonNode own = query.text("query")
                .filter(text -> !text.isBlank())
                .map(TaskQuery::json)
                .orElseGet(Json::object);
        TaskFilter asked = AskedTasks.filter(database, project, sight, view, own);
        TaskFilter all = query.flag("only_annotated", false) ? asked.and(AloneSql.in(ANNOTATED, sight)) : asked;
        boolean full = query.text("fields").filter("all"::equals).isPresent();
        // What somebody sees of others' work changes with the time of day: such a list is not kept.
        TaskList list = sight.isEverything()
                ? lists.of(project.id(), all, query.text("list").filter(text -> !text.isBlank()))
                : new TaskList("", "", 0, project.id(), all);
        TaskTotals totals = list.totals(database);
        Page page = Page.strict(call, totals.tasks(), PAGE_SIZE);
        List<Long> ids = list.rows(database, page.offset(), page.size());
        List<Long> everyTask =
                project.goldEvery() > 0 && !sight.isEverything() ? list.rows(database, 0, totals.tasks()) : List.of();
        KnownAnswers known = everyTask.isEmpty()
                ? KnownAnswers.NONE
                : database.read(handle -> KnownAnswers.of(handle, project, sight, everyTask));
        ObjectNode json = Json.object()
                .put("total_annotations", totals.annotations() - known.ofOthers())
                .put("total_predictions", totals.predictions())
                .put("total", totals.tasks());
        if (query.has("list")) {
            json.put("list", list.name());
        }
        json.set("tasks", database.read(handle -> {
            List<TaskRow> rows =
                    Tasks.inOrder(handle, ids).stream().map(known::shown).toList();
            ArrayNode items = items(handle, project, rows, sight, full, query.include());
            if (full && query.has("list") && query.include().isEmpty()) {
                Assignees.add(handle, ids, items, sight);
            }
            return items;
        }));
        call.ok(json);
    }

    /** @param sight how much of what hangs on the tasks is seen, @param all whether in the full form */
    private static ArrayNode items(
            Handle handle,
            ProjectRef project,
            List<TaskRow> tasks,
            Sight sight,
            boolean all,
            Optional<Set<String>> include) {
        List<Long> ids = tasks.stream().map(TaskRow::id).toList();
        Related related = all ? Related.of(handle, ids).seenBy(sight) : Related.NONE;
        UploadNames files = UploadNames.of(handle, tasks);
        TaskJson json = new TaskJson(project, TaskComments.of(handle, ids, sight));
        TaskReviews reviews = TaskReviews.of(handle, project.id(), ids, sight);
        ArrayNode items = Json.array();
        for (TaskRow task : tasks) {
            String file = files.path(task);
            ObjectNode item = all ? json.full(task, related, file) : json.brief(task, file);
            reviews.counts(item, task.id());
            items.add(include.map(item::retain).orElse(item));
        }
        return items;
    }

    private void listOfProject(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Optional<Set<String>> include = call.query().include();
        Sight sight = scope.sight(call, project);
        call.ok(database.read(handle -> {
            long count = Tasks.count(handle, project.id(), sight);
            Slice slice = Slice.of(call.query(), count);
            List<TaskRow> tasks = Tasks.lastChanged(handle, project.id(), sight, slice.offset(), slice.limit());
            List<Long> ids = tasks.stream().map(TaskRow::id).toList();
            Related related = Related.of(handle, ids).seenBy(sight);
            KnownAnswers known = KnownAnswers.of(handle, project, sight, ids);
            TaskJson json = new TaskJson(project, TaskComments.of(handle, ids, sight));
            ArrayNode list = Json.array();
            for (TaskRow task : tasks) {
                ObjectNode item = json.withAnnotations(known.shown(task), related);
                list.add(include.map(item::retain).orElse(item));
            }
            return list;
        }));
    }

    /** Which rows of a project's list a request asks for. */
    private record Slice(long offset, long limit) {
        static Slice of(Query query, long count) {
            long size = query.number("page_size").orElse(PAGE_SIZE);
            if (size == -1 && count > 0) {
                return new Slice(0, count);
            }
            if (size <= 0
                    || (query.has("page_size") && query.number("page_size").isEmpty())) {
                throw ApiException.of(404, "Not found.");
            }
            // The original takes a small "start" for a page number counted from 0 and a larger one for a row.
            long page = query.number("start")
                    .map(start -> start <= size ? start + 1 : start / size + 1)
                    .orElseGet(() -> query.number("page").orElse(1L));
            long limit = Math.min(size, Page.LARGEST);
            if (page < 1 || page - 1 > (count - 1) / limit || count == 0) {
                throw ApiException.of(404, "Not found.");
            }
            return new Slice((page - 1) * limit, limit);
        }
    }
}
