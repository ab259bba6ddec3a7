package dev.tagloop.server.movein;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tasks of a project in a file, by their ids, some at a time with all that hangs on them. */
final class SqliteTasks extends Spliterators.AbstractSpliterator<ObjectNode> {
    private static final int TOGETHER = 200;

    private final DjangoTables tables;
    private final long project;
    private final Path file;
    private final Queue<ObjectNode> waiting = new ArrayDeque<>();
    private long reached = Long.MIN_VALUE;
    private boolean ended;

    SqliteTasks(DjangoTables tables, long project, Path file) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.tables = tables;
        this.project = project;
        this.file = file;
    }

    @Override
    public boolean tryAdvance(Consumer<? super ObjectNode> action) {
        if (waiting.isEmpty() && !ended) {
            try {
                fetch();
            } catch (SQLException e) {
                throw SqliteFile.unreadable(file, e);
            }
        }
        ObjectNode task = waiting.poll();
        if (task == null) {
            return false;
        }
        action.accept(task);
        return true;
    }

    private void fetch() throws SQLException {
        List<ObjectNode> tasks = tables.task()
                .rows(
                        List.of("data", "meta"),
                        "project_id = ? AND id > ? ORDER BY id LIMIT " + TOGETHER,
                        project,
                        reached);
        ended = tasks.size() < TOGETHER;
        if (tasks.isEmpty()) {
            return;
        }
        reached = tasks.getLast().path("id").asLong();
        Map<Long, ObjectNode> byId = new HashMap<>();
        for (ObjectNode task : tasks) {
            task.putArray("annotations");
            task.putArray("predictions");
            task.putArray("drafts");
            byId.put(task.path("id").asLong(), task);
        }
        hang(tables.annotation(), List.of("result", "prediction"), byId, "annotations");
        hang(tables.prediction(), List.of("result", "neighbors"), byId, "predictions");
        hang(tables.draft(), List.of("result"), byId, "drafts");
        waiting.addAll(tasks);
    }

    private static void hang(DjangoTable table, List<String> json, Map<Long, ObjectNode> tasks, String under)
            throws SQLException {
        String places = String.join(", ", Collections.nCopies(tasks.size(), "?"));
        if (!table.has("task_id")) {
            return;
        }
        for (ObjectNode row :
                table.rows(json, "task_id IN (" + places + ")", tasks.keySet().toArray())) {
            ((ArrayNode) tasks.get(row.path("task").asLong()).get(under)).add(row);
        }
    }
}
