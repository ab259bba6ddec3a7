package dev.tagloop.cli.data;

import dev.tagloop.cli.UserError;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Labelled data as a person names it: a file (CoNLL, JSON lines, Label Studio JSON, Parquet), a folder in a layout of
 * {@code load_dataset}, or the id of a data set, bundled or on the Hugging Face Hub.
 *
 * @param data the name
 * @param column the column that holds the answers; empty to recognise it
 */
public record DataArgument(String data, Optional<String> column) {
    /** What may be meant for the Hub: neither a path that leads somewhere on this machine nor a misspelt bundled name. */
    private static final Pattern HUB_ID = Pattern.compile("[\\w-][\\w.-]*/[\\w.-]+");

    private static final List<String> VALIDATION = List.of("validation", "dev", "val");

    /** The kind of model that the data are for; labelled spans where they do not tell. */
    public LearningTask<?> task() {
        Optional<Path> file = file();
        if (file.isPresent() && LabelStudioExport.is(file.get())) {
            return LabelStudioExport.task(file.get()).orElse(LearningTasks.TOKEN_CLASSIFICATION);
        }
        if (file.isPresent()) {
            return LearningTasks.of(file.get()).orElse(LearningTasks.TOKEN_CLASSIFICATION);
        }
        return load().splits().values().stream()
                .findFirst()
                .flatMap(LearningTasks::of)
                .orElse(LearningTasks.TOKEN_CLASSIFICATION);
    }

    /** To train on: a data set's {@code train} and {@code validation} parts, never its test part; a file as a whole. */
    public <E> TrainingData<E> training(LearningTask<E> task) {
        Optional<Path> file = file();
        if (file.isPresent()) {
            return LabelStudioExport.is(file.get())
                    ? LabelStudioExport.read(task, file.get())
                    : TrainingData.of(task, task.read(file.get(), column), List.of(), data);
        }
        DatasetDict splits = load();
        List<List<E>> validation = VALIDATION.stream()
                .filter(splits.splits()::containsKey)
                .findFirst()
                .map(name -> task.of(splits.get(name), column))
                .orElse(List.of());
        return TrainingData.of(task, task.of(splits.train(), column), validation, data);
    }

    /** To measure on: the named part, by default a data set's test part, else its validation part, else all of it. */
    public <E> List<E> evaluation(LearningTask<E> task, Optional<String> split) {
        Optional<Path> file = file();
        if (file.isPresent()) {
            if (split.isPresent()) {
                throw new UserError("--split " + split.get() + " belongs to a data set; " + data + " is one file.");
            }
            return flat(
                    LabelStudioExport.is(file.get())
                            ? LabelStudioExport.read(task, file.get()).documents()
                            : task.read(file.get(), column));
        }
        return flat(task.of(part(split), column));
    }

    /** The rows of a data set, bundled, in a folder or on the Hub. @param split which rows, such as {@code train[:100]} */
    public Dataset rows(String split) {
        requireDataset();
        return Datasets.load(data, split);
    }

    private static <E> List<E> flat(List<List<E>> documents) {
        return documents.stream().flatMap(List::stream).toList();
    }

    private Dataset part(Optional<String> split) {
        if (split.isPresent()) {
            return rows(split.get());
        }
        DatasetDict splits = load();
        return splits.splits().containsKey("test")
                ? splits.test()
                : VALIDATION.stream()
                        .filter(splits.splits()::containsKey)
                        .findFirst()
                        .map(splits::get)
                        .orElseGet(() -> rows("all"));
    }

    private DatasetDict load() {
        requireDataset();
        return Datasets.request(data).loadAll();
    }

    private void requireDataset() {
        requireDataset(data);
    }

    /** @throws UserError if the name can be none of a data set */
    static void requireDataset(String data) {
        if (!Datasets.exists(data) && !HUB_ID.matcher(data).matches()) {
            throw new UserError("There is no file, folder or bundled data set '" + data
                    + "'. Bundled are " + String.join(", ", LearningTasks.starters())
                    + "; one of the Hugging Face Hub is named like org/name.");
        }
    }

    private Optional<Path> file() {
        return file(data);
    }

    /** The file of this name; empty if there is none. */
    static Optional<Path> file(String data) {
        try {
            return Optional.of(Path.of(data)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
