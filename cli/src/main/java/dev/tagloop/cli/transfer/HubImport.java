package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.datasets.AnnotationRows;
import dev.tagloop.datasets.DatasetAddress;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.LoadRequest;
import dev.tagloop.datasets.RowSelection;
import dev.tagloop.datasets.SelectedRow;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.rows.DatasetTasks;
import dev.tagloop.labelstudio.convert.rows.DatasetUpdate;
import dev.tagloop.labelstudio.convert.rows.RowOrigin;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes tasks of a data set's rows in a project of any server that speaks Label Studio's API. What was posted is taken back when something
 * fails or somebody stops it.
 */
final class HubImport {
    private final StudioClient studio;
    private final Console console;
    private final HubImportOptions options;
    private final CancelToken cancel;
    private final String address;

    HubImport(StudioClient studio, Console console, HubImportOptions options, CancelToken cancel, String address) {
        this.studio = studio;
        this.console = console;
        this.options = options;
        this.cancel = cancel;
        this.address = address;
    }

    /** Where the tasks go. @param project an existing one; empty for a new one */
    record Goal(Optional<Long> project, Optional<String> title, Optional<String> labelConfig) {}

    HubImportReport run(Goal goal) {
        DatasetAddress named = address();
        LoadRequest request = request(named);
        RowSelection selection = request.select(options.split());
        AnnotationRows rows = AnnotationRows.of(selection, options.columns(), options.kind(), options.joining());
        String config = goal.project()
                .map(id -> studio.projects().get(id).labelConfig())
                .or(goal::labelConfig)
                .orElseGet(() -> rows.proposedConfig(rows.labels(Long.MAX_VALUE)));
        RowOrigin origin = new RowOrigin(named.id(), selection.config(), selection.commit());
        DatasetTasks maker = DatasetTasks.of(origin, rows.reader(), options.tags(), LabelConfig.parse(config));
        HubImportReport report =
                HubImportReport.of(origin, options.split(), rows.reader().mapping(), config);
        Optional<DatasetUpdate.Plan> plan =
                options.update() ? Optional.of(plan(goal, origin, maker, selection)) : Optional.empty();
        report = plan.map(report::updating).orElse(report);
        if (options.dryRun()) {
            return report.trying(first(maker, selection, plan), selection.size());
        }
        boolean isNew = goal.project().isEmpty();
        long project = goal.project().orElseGet(() -> create(goal.title().orElse(address), config));
        TaskBatches batches = new TaskBatches(studio, project);
        try {
            post(batches, maker, selection, plan);
        } catch (RuntimeException e) {
            tidied(e, isNew ? () -> studio.projects().delete(project) : batches::takeBack);
            throw e;
        }
        return report.into(project, studio.projectUrl(project), batches);
    }

    private long create(String title, String config) {
        return studio.startProject(ProjectSettings.titled(title).labelConfig(config))
                .id();
    }

    private DatasetAddress address() {
        if (options.config().isPresent() || Datasets.exists(address)) {
            return new DatasetAddress(address, options.config());
        }
        return DatasetAddress.resolve(address, id -> Datasets.request(id).revision(options.revision()));
    }

    private LoadRequest request(DatasetAddress named) {
        LoadRequest request = Datasets.request(named.id()).revision(options.revision());
        return named.config().map(request::config).orElse(request);
    }

    private static List<NewTask> first(DatasetTasks maker, RowSelection selection, Optional<DatasetUpdate.Plan> plan) {
        try (Stream<SelectedRow> rows = selection.stream()) {
            return rows.filter(row -> isWanted(plan, row))
                    .limit(3)
                    .map(row -> task(maker, row))
                    .toList();
        }
    }

    private static NewTask task(DatasetTasks maker, SelectedRow row) {
        return maker.task(row.split(), row.index(), row.row().asMap());
    }

    private static boolean isWanted(Optional<DatasetUpdate.Plan> plan, SelectedRow row) {
        return plan.map(known -> known.isNew(row.split(), row.index())).orElse(true);
    }

    private DatasetUpdate.Plan plan(Goal goal, RowOrigin origin, DatasetTasks maker, RowSelection selection) {
        long project = goal.project()
                .orElseThrow(() -> new UserError("--update is about tasks of a project: give --project."));
        DatasetUpdate update = new DatasetUpdate(origin);
        try (Stream<Task> tasks = studio.tasks().list(project)) {
            eachCounted(
                    tasks,
                    "Reading the project's tasks",
                    0,
                    task -> update.known(task.meta(), task.id().orElseThrow(), isLabelled(task)));
        }
        try (Stream<SelectedRow> rows = selection.stream()) {
            eachCounted(
                    rows,
                    "Reading rows",
                    selection.size().orElse(0),
                    row -> update.row(
                            row.split(),
                            row.index(),
                            maker.hash(row.split(), row.index(), row.row().asMap())));
        }
        return update.plan(selection::asksFor);
    }

    private static boolean isLabelled(Task task) {
        return !task.annotations().isEmpty() || !task.drafts().isEmpty();
    }

    private void post(
            TaskBatches batches, DatasetTasks maker, RowSelection selection, Optional<DatasetUpdate.Plan> plan) {
        long all = plan.map(DatasetUpdate.Plan::newRows)
                .orElseGet(() -> selection.size().orElse(0));
        try (Stream<SelectedRow> rows = selection.stream()) {
            if (all > 0 || plan.isEmpty()) {
                eachCounted(
                        rows.filter(row -> isWanted(plan, row)),
                        "Importing",
                        all,
                        row -> batches.add(task(maker, row)));
            }
            batches.flush();
            cancel.throwIfCancelled();
        }
    }

    /** Tidies up after a failure, which stays the one that is told. */
    private void tidied(RuntimeException failure, Runnable tidying) {
        try {
            tidying.run();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            console.warn("What was imported so far could not be taken back: " + e.getMessage());
        }
    }

    private <T> void eachCounted(Stream<T> items, String step, long total, Consumer<T> work) {
        var progress = console.progress();
        long[] done = new long[1];
        progress.report(step, 0, total);
        items.forEachOrdered(item -> {
            cancel.throwIfCancelled();
            work.accept(item);
            progress.report(step, ++done[0], total);
        });
    }
}
