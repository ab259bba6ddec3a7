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
import dev.tagloop.server.tasks.ImportTally;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.trash.TrashBatch;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One import: items go in one by one, {@link #finish} publishes all of them with their counters in one transaction. A bad item, a failure
 * or a killed server leaves nothing behind. Others can annotate meanwhile: the writer is held for one chunk at a time.
 */
final class Importer {
    /** Names of columns, regions and labels together; what has more is no data but a flood. */
    private static final int MOST_NAMES = 100_000;

    private final Database database;
    private final Trash trash;
    private final ProjectRef project;
    private final long user;
    private final ItemReader reader;
    private final Optional<PredictionChecks> checks;
    private final CleanText text;
    private final SummaryDelta summary = new SummaryDelta();
    private final ImportTally tally = new ImportTally();
    private final ItemErrors errors;
    private final Output output;
    private final Optional<Annotators> annotators;
    private final Chunks chunks;
    private Optional<String> lastVersion = Optional.empty();
    private long items;
    private long good;
    private long annotations;
    private long predictions;

    /**
     * How an import goes.
     *
     * @param preannotatedFields columns that hold predictions
     * @param checks what predictions must pass, where the server asks for it
     * @param errors gathers what is wrong
     * @param output what becomes of the tasks
     */
    record Terms(List<String> preannotatedFields, Optional<PredictionChecks> checks, ItemErrors errors, Output output) {
        /** As the original's requests have it. */
        static Terms ofRequest(List<String> preannotatedFields, Optional<PredictionChecks> checks) {
            return new Terms(preannotatedFields, checks, new ListedErrors(), Output.STORED_WITH_IDS);
        }
    }

    /** What becomes of the tasks. */
    enum Output {
        /** They are stored, and their ids told at the end: eight bytes a task. */
        STORED_WITH_IDS,
        STORED,
        /** They are looked at only. */
        CHECKED
    }

    Importer(Database database, Trash trash, ProjectRef project, long user, Terms terms) {
        this.database = database;
        this.trash = trash;
        this.project = project;
        this.user = user;
        this.text = new CleanText();
        this.reader = new ItemReader(project, terms.preannotatedFields(), text);
        this.checks = terms.checks();
        this.errors = terms.errors();
        this.output = terms.output();
        this.annotators = output == Output.STORED_WITH_IDS
                ? Optional.empty()
                : Optional.of(database.read(handle -> Annotators.of(handle, project, user)));
        this.chunks = new Chunks(database, project, user, output == Output.STORED_WITH_IDS);
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
            if (annotators.isPresent()) {
                requireAnnotators(read, annotators.get());
            }
        } catch (ItemReader.Unusable e) {
            errors.bad(number, e, item);
            return;
        }
        checks.ifPresent(all -> all.add(number, item, read));
        if (errors.any() || checks.filter(PredictionChecks::failed).isPresent()) {
            return;
        }
        count(read);
        if (output != Output.CHECKED) {
            chunks.add(PackedItem.of(read));
        }
    }

    /** Requests hear of an unknown annotator when it comes to storing, as in the original. */
    private static void requireAnnotators(ImportItem item, Annotators annotators) throws ItemReader.Unusable {
        for (int i = 0; i < item.annotations().size(); i++) {
            try {
                annotators.id(item.annotations().get(i).completedBy());
            } catch (ApiException e) {
                throw new ItemReader.Unusable("annotations[" + i + "].completed_by", e.firstMessage());
            }
        }
    }

    private void count(ImportItem item) {
        good++;
        summary.data(item.data(), 1);
        boolean useful = false;
        for (ImportItem.NewAnnotation made : item.annotations()) {
            summary.annotation(made.result(), 1);
            tally.annotation(made.wasCancelled(), made.groundTruth());
            useful |= !made.wasCancelled() && !made.groundTruth();
        }
        tally.task(
                item.annotations().size() >= project.overlapOfNewTasks(),
                item.predictions().size(),
                useful);
        annotations += item.annotations().size();
        predictions += item.predictions().size();
        if (!item.predictions().isEmpty()) {
            lastVersion = Optional.of(item.predictions().getLast().modelVersion());
        }
        if (summary.size() > MOST_NAMES) {
            throw ApiException.invalidRequest("The import has more than " + MOST_NAMES
                    + " different names of columns and labels: such data cannot be shown as a table.");
        }
    }

    /** What was taken so far, wrong items left out of account where they are left out of the import. */
    Outcome counts() {
        return new Outcome(good, annotations, predictions, text.replaced(), new long[0]);
    }

    /**
     * Publishes the import.
     *
     * @param replacedUploads uploads whose tasks of earlier imports give way
     * @throws ApiException 400 for bad items or none at all; then nothing is stored
     */
    Outcome finish(List<Long> replacedUploads) {
        errors.require();
        checks.ifPresent(PredictionChecks::require);
        if (good == 0) {
            throw ApiException.invalidRequest("load_tasks: No tasks added");
        }
        chunks.await();
        database.write(handle -> {
            long importId = chunks.last(handle);
            TrashBatch replaced = trash.batch(project, user);
            for (long upload : replacedUploads) {
                replaced.tasks(handle, olderTasks(handle, upload));
            }
            PendingImports.publish(handle, importId);
            Counters.addedByImport(handle, project.id(), importId, tally);
            summary.apply(handle, project.id());
            lastVersion.ifPresent(version -> Predictions.adoptVersion(handle, project.id(), version));
            if (project.overlapCohortPercentage() < 100) {
                Overlap.spread(handle, Projects.get(handle, project.id()));
            }
            return null;
        });
        return new Outcome(good, annotations, predictions, text.replaced(), chunks.published());
    }

    private List<Long> olderTasks(Handle handle, long upload) {
        return handle.createQuery("SELECT id FROM visible_tasks WHERE file_upload_id = :upload")
                .bind("upload", upload)
                .mapTo(Long.class)
                .list();
    }

    /** Takes back what is stored but not published. */
    void undo() {
        chunks.undo();
    }
}
