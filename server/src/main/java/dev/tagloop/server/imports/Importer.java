package dev.tagloop.server.imports;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.projects.Overlap;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.summary.SummaryDelta;
import dev.tagloop.server.tasks.Counters;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.PythonText;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.trash.TrashBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One import: items go in one by one, {@link #finish} publishes all of them with their counters in one transaction. A bad item, a failure
 * or a killed server leaves nothing behind. Others can annotate meanwhile: the writer is held for one chunk at a time.
 */
final class Importer {
    /** Items stored in one transaction. */
    private static final int CHUNK = 500;

    private final Database database;
    private final Trash trash;
    private final ProjectRef project;
    private final long user;
    private final ItemReader reader;
    private final Optional<PredictionChecks> checks;
    private final CleanText text;
    private final SummaryDelta summary = new SummaryDelta();
    private final List<ImportItem> waiting = new ArrayList<>();
    private final LongStream.Builder ids = LongStream.builder();
    private final ArrayNode errors = Json.array();
    private Optional<Long> importId = Optional.empty();
    private Optional<String> lastVersion = Optional.empty();
    private long items;
    private long annotations;
    private long predictions;

    /**
     * @param preannotatedFields columns that hold predictions
     * @param checks what predictions must pass, where the server asks for it
     */
    Importer(
            Database database,
            Trash trash,
            ProjectRef project,
            long user,
            List<String> preannotatedFields,
            Optional<PredictionChecks> checks) {
        this.database = database;
        this.trash = trash;
        this.project = project;
        this.user = user;
        this.text = new CleanText();
        this.reader = new ItemReader(project, preannotatedFields, text);
        this.checks = checks;
    }

    /** What was imported. @param replaced lone surrogates that became U+FFFD */
    record Outcome(long tasks, long annotations, long predictions, long replaced, long[] ids) {
        /** The counts; clients disagree on the last one's name. */
        ObjectNode json() {
            return Json.object()
                    .put("task_count", tasks)
                    .put("annotation_count", annotations)
                    .put("prediction_count", predictions)
                    .put("predictions_count", predictions);
        }
    }

    /** Takes the next item. */
    void add(JsonNode item, Optional<Long> upload) {
        long number = items++;
        ImportItem read;
        try {
            read = reader.read(item, upload);
        } catch (ItemReader.Unusable e) {
            // The original lists an empty object for each good item before.
            while (errors.size() < number) {
                errors.addObject();
            }
            errors.add("Error at item " + number + ": " + e.getMessage() + " :: " + PythonText.of(item));
            return;
        }
        checks.ifPresent(all -> all.add(number, item, read));
        if (!errors.isEmpty() || checks.filter(PredictionChecks::failed).isPresent()) {
            return;
        }
        if (waiting.size() == CHUNK) {
            database.write(handle -> {
                store(handle);
                return null;
            });
            waiting.clear();
        }
        waiting.add(read);
        count(read);
    }

    private void count(ImportItem item) {
        summary.data(item.data(), 1);
        item.annotations().forEach(made -> summary.annotation(made.result(), 1));
        annotations += item.annotations().size();
        predictions += item.predictions().size();
        if (!item.predictions().isEmpty()) {
            lastVersion = Optional.of(item.predictions().getLast().modelVersion());
        }
    }

    private void store(Handle handle) throws Exception {
        if (importId.isPresent()) {
            PendingImports.require(handle, importId.get());
        } else {
            if (ProjectRef.find(handle, project.id()).isEmpty()) {
                throw ApiException.noMatch("Project");
            }
            importId = Optional.of(PendingImports.begin(handle, project.id()));
        }
        Annotators annotators = Annotators.of(handle, project, user);
        try (ChunkWriter writer = new ChunkWriter(handle, project, importId.get(), annotators, user)) {
            writer.write(waiting, ids);
        }
    }

    /**
     * Publishes the import.
     *
     * @param replacedUploads uploads whose tasks of earlier imports give way
     * @throws ApiException 400 for bad items or none at all; then nothing is stored
     */
    Outcome finish(List<Long> replacedUploads) {
        if (!errors.isEmpty()) {
            ObjectNode validation = Json.object();
            validation.set("non_field_errors", errors);
            throw ApiException.invalid(validation);
        }
        checks.ifPresent(PredictionChecks::require);
        if (items == 0) {
            throw ApiException.invalidRequest("load_tasks: No tasks added");
        }
        database.write(handle -> {
            store(handle);
            TrashBatch replaced = trash.batch(project, user);
            for (long upload : replacedUploads) {
                replaced.tasks(handle, olderTasks(handle, upload));
            }
            PendingImports.publish(handle, importId.orElseThrow());
            Counters.addedByImport(handle, project.id(), importId.orElseThrow());
            summary.apply(handle, project.id());
            lastVersion.ifPresent(version -> Predictions.adoptVersion(handle, project.id(), version));
            if (project.overlapCohortPercentage() < 100) {
                Overlap.spread(handle, Projects.get(handle, project.id()));
            }
            return null;
        });
        importId = Optional.empty();
        return new Outcome(
                items, annotations, predictions, text.replaced(), ids.build().toArray());
    }

    private List<Long> olderTasks(Handle handle, long upload) {
        return handle.createQuery("SELECT id FROM visible_tasks WHERE file_upload_id = :upload")
                .bind("upload", upload)
                .mapTo(Long.class)
                .list();
    }

    /** Takes back what is stored but not published. */
    void undo() {
        importId.ifPresent(id -> PendingImports.sweep(database, id));
        importId = Optional.empty();
    }
}
