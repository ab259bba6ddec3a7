package dev.tagloop.server.hub;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.datasets.AnnotationRows;
import dev.tagloop.datasets.RowSelection;
import dev.tagloop.datasets.SelectedRow;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.convert.rows.DatasetTasks;
import dev.tagloop.labelstudio.convert.rows.DatasetUpdate;
import dev.tagloop.labelstudio.convert.rows.RowOrigin;
import dev.tagloop.server.imports.TaskImport;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** One import of rows: all of them are seen at once at its end, or none. */
final class HubImportWork {
    private static final int MOST_LOGGED = 1000;

    private final Database database;
    private final Function<ProjectRef, TaskImport> opener;
    private final ProjectRef project;
    private final HubInput input;
    private final HubData.Opened opened;
    private final Progress progress;
    private final CancelToken cancel;

    HubImportWork(
            Database database,
            Function<ProjectRef, TaskImport> opener,
            ProjectRef project,
            HubInput input,
            HubData.Opened opened,
            Progress progress,
            CancelToken cancel) {
        this.database = database;
        this.opener = opener;
        this.project = project;
        this.input = input;
        this.opened = opened;
        this.progress = progress;
        this.cancel = cancel;
    }

    Map<String, String> run() {
        progress.report("Looking at the data set", 0, 0);
        AnnotationRows rows = opened.rows(input);
        RowSelection selection = rows.selection();
        RowOrigin origin = opened.origin(rows);
        DatasetTasks maker =
                DatasetTasks.of(origin, rows.reader(), input.tags(), LabelConfig.parse(project.labelConfig()));
        Map<String, String> result = new LinkedHashMap<>();
        result.put("dataset", origin.source());
        result.put("config", origin.config());
        result.put("split", input.split());
        origin.revision().ifPresent(commit -> result.put("commit", commit));
        Optional<DatasetUpdate.Plan> plan =
                input.update() ? Optional.of(plan(origin, maker, selection)) : Optional.empty();
        plan.ifPresent(known -> report(known, result));
        if (plan.map(known -> known.newRows() == 0).orElse(false)) {
            count(result, 0, 0, 0);
        } else {
            add(maker, selection, plan, result);
        }
        return result;
    }

    private void add(
            DatasetTasks maker, RowSelection selection, Optional<DatasetUpdate.Plan> plan, Map<String, String> result) {
        long total = plan.map(DatasetUpdate.Plan::newRows)
                .orElseGet(() -> selection.size().orElse(0));
        try (TaskImport tasks = opener.apply(project);
                Stream<SelectedRow> rows = selection.stream()) {
            Stream<SelectedRow> wanted = rows.filter(row ->
                    plan.map(known -> known.isNew(row.split(), row.index())).orElse(true));
            each(
                    wanted,
                    "Importing",
                    total,
                    row -> tasks.add(
                            maker.task(row.split(), row.index(), row.row().asMap())
                                    .json()
                                    .toNode()));
            cancel.throwIfCancelled();
            TaskImport.Counts counts = tasks.finish();
            count(result, counts.tasks(), counts.annotations(), counts.predictions());
        }
    }

    private static void count(Map<String, String> result, long tasks, long annotations, long predictions) {
        result.put("tasks", Long.toString(tasks));
        result.put("annotations", Long.toString(annotations));
        result.put("predictions", Long.toString(predictions));
    }

    private DatasetUpdate.Plan plan(RowOrigin origin, DatasetTasks maker, RowSelection selection) {
        DatasetUpdate update = new DatasetUpdate(origin);
        progress.report("Reading the project's tasks", 0, 0);
        new StoredRows(database).tell(project.id(), update, cancel);
        try (Stream<SelectedRow> rows = selection.stream()) {
            each(
                    rows,
                    "Comparing rows",
                    selection.size().orElse(0),
                    row -> update.row(
                            row.split(),
                            row.index(),
                            maker.hash(row.split(), row.index(), row.row().asMap())));
        }
        return update.plan(selection::asksFor);
    }

    private void report(DatasetUpdate.Plan plan, Map<String, String> result) {
        result.put("new", Long.toString(plan.newRows()));
        result.put("same", Long.toString(plan.same()));
        result.put("changed", Integer.toString(plan.changed().size()));
        result.put("removed", Integer.toString(plan.removed().size()));
        log("changed", plan.changed());
        log("removed", plan.removed());
    }

    private void log(String what, List<DatasetUpdate.Differing> tasks) {
        tasks.stream()
                .limit(MOST_LOGGED)
                .forEach(task -> progress.log(what + ": row " + task.index() + " of " + task.split() + ", task "
                        + task.task() + (task.labelled() ? ", labelled" : "")));
        if (tasks.size() > MOST_LOGGED) {
            progress.log("and " + (tasks.size() - MOST_LOGGED) + " more " + what);
        }
    }

    private void each(Stream<SelectedRow> rows, String step, long total, Consumer<SelectedRow> work) {
        long[] done = new long[1];
        progress.report(step, 0, total);
        rows.forEachOrdered(row -> {
            cancel.throwIfCancelled();
            work.accept(row);
            progress.report(step, ++done[0], Math.max(total, done[0]));
        });
    }
}
