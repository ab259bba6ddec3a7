package dev.tagloop.server.exports;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.export.ExportFormat;
import dev.tagloop.labelstudio.convert.export.ExportWriter;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.filters.TaskQuery;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.upkeep.Upkeep;
import dev.tagloop.server.views.Views;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes snapshots and conversions in the background, two at a time. What the end of the server cuts off stays "in progress" in the store
 * and is made from the beginning at the next start.
 */
final class SnapshotWork {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWork.class);
    private static final int AT_ONCE = 2;

    private final Database database;
    private final Path temporary;
    private final SnapshotFiles files;
    private final Upkeep upkeep;
    private final Map<Long, Making> making = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE,
            work -> Thread.ofPlatform().name("tagloop-export").daemon(true).unstarted(work));

    SnapshotWork(DataFolder folder, SnapshotFiles files, Upkeep upkeep) {
        this.database = folder.database();
        this.temporary = folder.temporary();
        this.files = files;
        this.upkeep = upkeep;
        upkeep.atTheEnd(threads);
    }

    /** How far a snapshot is; nothing when it is not in the making. */
    Optional<Making> of(long snapshot) {
        return Optional.ofNullable(making.get(snapshot));
    }

    /** Begins to make a snapshot. The future ends with the work, whatever becomes of it. */
    CompletableFuture<Void> make(SnapshotRow row) {
        Making progress = new Making();
        making.put(row.id(), progress);
        return run(() -> {
            try {
                write(row, progress);
            } catch (CancellationException e) {
                LOG.info("Snapshot {} is made again at the next start.", row.id());
            } catch (RuntimeException e) {
                LOG.warn("Snapshot {} failed: {}", row.id(), e.getMessage(), e);
                database.write(handle -> Snapshots.fail(handle, row.id(), String.valueOf(e.getMessage())));
            } finally {
                making.remove(row.id());
            }
        });
    }

    private void write(SnapshotRow row, Making progress) {
        SnapshotOptions options = SnapshotOptions.read(Json.parse(row.options()));
        Selection chosen =
                new Selection(row.projectId(), Optional.empty(), options.conditions(), tab(row.projectId(), options));
        ExportWriter writer = ExportFormat.JSON.writer(config(row.projectId()));
        ExportFile file = ExportFile.write(
                temporary,
                out -> StoreReading.write(
                        database,
                        handle -> {
                            Selection selection = chosen.resolved(handle);
                            progress.expect(selection.count(handle));
                            return progress.count(
                                    new StoredTasks(handle, selection, options.shape(), StoredContent.COPIED),
                                    upkeep::isClosing);
                        },
                        writer,
                        out));
        files.keep(file, files.snapshot(row.projectId(), row.id()));
        if (!database.write(handle -> Snapshots.complete(handle, row.id(), file.digest(), progress.done()))) {
            files.remove(row.projectId(), row.id());
        }
    }

    private TaskFilter tab(long project, SnapshotOptions options) {
        return options.view()
                .flatMap(id -> database.read(handle -> Views.find(handle, id)))
                .filter(view -> view.projectId() == project)
                .map(view -> new TaskQuery(database.json(), Sight.EVERYTHING, view.numbers()).of(view.query()))
                .orElse(TaskFilter.ALL);
    }

    /** Begins to convert a snapshot. */
    CompletableFuture<Void> convert(SnapshotRow snapshot, long conversion, String format) {
        return run(() -> {
            try {
                ExportFile file = converted(snapshot, format);
                files.keep(file, files.conversion(snapshot.projectId(), snapshot.id(), conversion));
                if (!database.write(handle -> Snapshots.end(handle, conversion, file.digest(), null))) {
                    files.remove(snapshot.projectId(), snapshot.id());
                }
            } catch (CancellationException e) {
                LOG.info("Snapshot {} is converted at the next start.", snapshot.id());
            } catch (RuntimeException e) {
                LOG.warn("Snapshot {} cannot be converted: {}", snapshot.id(), e.getMessage(), e);
                database.write(handle -> Snapshots.end(handle, conversion, null, String.valueOf(e.getMessage())));
            }
        });
    }

    /** A snapshot in another format, as a temporary file. @throws ConversionException if the format cannot hold it */
    ExportFile converted(SnapshotRow snapshot, String name) {
        LabelConfig config = config(snapshot.projectId());
        Optional<ExportFormat> format = ListedFormat.made(name, config);
        if (format.isEmpty()) {
            return ExportFile.write(temporary, out -> NothingToExport.write(name, out));
        }
        ExportWriter writer = format.get().writer(config);
        SnapshotTasks tasks = new SnapshotTasks(files.snapshot(snapshot.projectId(), snapshot.id()));
        return ExportFile.write(temporary, out -> writer.write(new Making().count(tasks, upkeep::isClosing), out));
    }

    private LabelConfig config(long project) {
        return LabelConfig.parse(database.read(handle -> ProjectRef.find(handle, project))
                .orElseThrow(() -> new ConversionException("The project is no longer there."))
                .labelConfig());
    }

    private CompletableFuture<Void> run(Runnable work) {
        try {
            return CompletableFuture.runAsync(work, threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
