package dev.tagloop.cli.data;

import dev.tagloop.cli.UserError;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.Row;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.TaskFile;
import dev.tagloop.labelstudio.convert.TaskText;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.LearningTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts without answers: of a file (a text a line, or a table with a column of texts, CoNLL, Label Studio JSON), a data set, or the tasks
 * of a project.
 */
public final class PlainTexts {
    /** Where texts mostly stand. */
    private static final List<String> COLUMNS =
            List.of("text", "sentence", "context", "document", "article", "content");

    private static final String TOKENS = "tokens";

    private final Optional<String> column;

    /** @param column the column of a table that holds the texts; empty to recognise it */
    public PlainTexts(Optional<String> column) {
        this.column = column;
    }

    /**
     * The texts of a file or a data set; of the latter only those to train on, where it has such a part.
     *
     * @throws UserError if there are none
     */
    public List<String> of(String data) {
        Optional<Path> file = DataArgument.file(data);
        if (file.isEmpty()) {
            DataArgument.requireDataset(data);
            DatasetDict parts = Datasets.request(data).loadAll();
            return parts.splits().containsKey("train")
                    ? column(parts.train(), data)
                    : parts.splits().values().stream()
                            .flatMap(part -> column(part, data).stream())
                            .toList();
        }
        if (LabelStudioExport.is(file.get())) {
            return tasks(file.get());
        }
        Optional<FileFormat> table = Arrays.stream(FileFormat.values())
                .filter(format -> format.reads(file.get().getFileName().toString()))
                .findFirst();
        return table.map(format -> column(
                        Datasets.request(format.builder())
                                .dataFiles("train", data)
                                .load("train"),
                        data))
                .orElseGet(() -> sentences(file.get()));
    }

    /** What the texts of a project's tasks say, for each place where its label config shows one. */
    public static List<String> of(LabelConfig config, Stream<Task> tasks) {
        List<TaskText> shown = config.objects().stream()
                .filter(ObjectTag.Text.class::isInstance)
                .map(TaskText::new)
                .toList();
        return tasks.flatMap(task -> shown.stream().flatMap(place -> text(place, task)))
                .toList();
    }

    private static Stream<String> text(TaskText place, Task task) {
        try {
            return Stream.of(place.of(task));
        } catch (ConversionException e) {
            // A task without this text has perhaps another one.
            return Stream.empty();
        }
    }

    /** An export comes without its label config, so the key is told, or the usual one. */
    private List<String> tasks(Path file) {
        String key = column.orElse(COLUMNS.getFirst());
        try (Stream<Task> tasks = TaskFile.read(file)) {
            List<String> texts =
                    tasks.flatMap(task -> task.data().text(key).stream()).toList();
            if (texts.isEmpty()) {
                throw new UserError("No task in " + file + " has a text under \"" + key
                        + "\". Name the key of the texts with --text-column.");
            }
            return texts;
        }
    }

    private static List<String> sentences(Path file) {
        if (Files.isRegularFile(file) && !file.toString().matches("(?i).*\\.(conll|conllu|bio|iob|iob2)")) {
            throw new UserError(file + " is no file of texts that is known: give a text a line (.txt), a table"
                    + " (.jsonl, .csv, .tsv, .parquet) or CoNLL (.conll).");
        }
        return LearningTasks.TOKEN_CLASSIFICATION.read(file, Optional.empty()).stream()
                .flatMap(List::stream)
                .map(LearningTasks.TOKEN_CLASSIFICATION::input)
                .toList();
    }

    private List<String> column(Dataset rows, String data) {
        String name = column.or(() -> recognised(rows))
                .filter(rows.features()::has)
                .orElseThrow(() -> new UserError("It is not clear which column of " + data + " holds texts among "
                        + String.join(", ", rows.features().names()) + ". Name it with --text-column."));
        return rows.stream()
                .map(row -> text(row, name))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Optional<String> recognised(Dataset rows) {
        return Stream.concat(COLUMNS.stream(), Stream.of(TOKENS))
                .filter(rows.features()::has)
                .findFirst();
    }

    private static String text(Row row, String name) {
        Object value = row.get(name);
        if (value instanceof List<?> words) {
            return words.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        if (value != null && !(value instanceof String)) {
            throw new UserError("The column " + name + " holds no texts but, for example, " + value + ".");
        }
        return (String) value;
    }
}
