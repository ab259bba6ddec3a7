package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.read.ReadOptions;
import dev.tagloop.labelstudio.convert.read.ReadRow;
import dev.tagloop.labelstudio.convert.read.ReadTask;
import dev.tagloop.labelstudio.convert.read.RowError;
import dev.tagloop.labelstudio.convert.read.RowNote;
import dev.tagloop.labelstudio.convert.read.TaskReader;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads an annotated file: once to know all that is wrong with it, and again to post its tasks in the memory of a few of them. */
final class FileImport {
    private static final int MOST_SHOWN = 10;
    private static final int FIRST_TASKS = 3;

    private final AnnotatedFile file;
    private final ReadOptions options;
    private final Console console;
    private final CancelToken cancel;

    FileImport(AnnotatedFile file, ReadOptions options, Console console, CancelToken cancel) {
        this.file = file;
        this.options = options;
        this.console = console;
        this.cancel = cancel;
    }

    AnnotatedFile file() {
        return file;
    }

    /**
     * Goes through the file without a server.
     *
     * @param errors takes each row that cannot become a task
     */
    FileReading look(Consumer<RowError> errors) {
        List<RowError> firstErrors = new ArrayList<>();
        List<RowNote> firstNotes = new ArrayList<>();
        List<NewTask> firstTasks = new ArrayList<>();
        long[] noted = new long[1];
        try (TaskReader reader = open()) {
            each(reader, "Reading", 0, row -> {
                switch (row) {
                    case RowError error -> {
                        errors.accept(error);
                        addFew(firstErrors, error, MOST_SHOWN);
                    }
                    case ReadTask task -> {
                        noted[0] += task.notes().size();
                        task.notes().forEach(note -> addFew(firstNotes, note, MOST_SHOWN));
                        if (firstTasks.size() < FIRST_TASKS) {
                            firstTasks.add(task(task));
                        }
                    }
                }
            });
            return new FileReading(
                    reader.report(), reader.labelConfig(), firstErrors, firstNotes, noted[0], firstTasks);
        }
    }

    private static <T> void addFew(List<T> list, T item, int most) {
        if (list.size() < most) {
            list.add(item);
        }
    }

    private static NewTask task(ReadTask read) {
        return new NewTask(JsonObject.owning(read.item()));
    }

    /** Posts the tasks; all of them are taken back if one cannot be posted. */
    TaskBatches post(StudioClient studio, long project, long all) {
        TaskBatches batches = new TaskBatches(studio, project);
        try (TaskReader reader = open()) {
            each(reader, "Importing", all, row -> {
                if (row instanceof ReadTask task) {
                    batches.add(task(task));
                }
            });
            batches.flush();
            cancel.throwIfCancelled();
            return batches;
        } catch (RuntimeException e) {
            try {
                batches.takeBack();
            } catch (RuntimeException failed) {
                e.addSuppressed(failed);
                console.warn("What was imported so far could not be taken back: " + failed.getMessage());
            }
            throw e;
        }
    }

    private TaskReader open() {
        try {
            return file.format().read(file.files(), options);
        } catch (ConversionException | UncheckedIOException e) {
            throw new UserError(sentence(e.getMessage()), e);
        }
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    private void each(TaskReader reader, String step, long total, Consumer<ReadRow> work) {
        var progress = console.progress();
        long done = 0;
        progress.report(step, 0, total);
        for (Optional<ReadRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            cancel.throwIfCancelled();
            work.accept(row.get());
            progress.report(step, ++done, total);
        }
    }
}
