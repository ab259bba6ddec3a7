package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Files of tasks, by their extension. */
final class TaskFiles {
    private TaskFiles() {}

    /**
     * Reads all tasks of a file.
     *
     * @param textKey the data key that lines of a plain text file go under
     */
    static List<NewTask> read(Path file, String textKey) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("There is no file " + file + ".");
        }
        List<NewTask> tasks = switch (extension(file)) {
            case "json" -> json(file);
            case "txt" -> lines(file, textKey);
            case "csv", "tsv" -> rows("csv", file);
            case "parquet" -> rows("parquet", file);
            default ->
                throw new UserError(file + " is of no kind that tasks are read from:"
                        + " .json, .jsonl, .csv, .tsv, .parquet and .txt are.");
        };
        if (tasks.isEmpty()) {
            throw new UserError(file + " holds no tasks.");
        }
        return tasks;
    }

    private static List<NewTask> json(Path file) {
        try {
            JsonNode tree = Json.read(Files.newInputStream(file));
            List<NewTask> tasks = new ArrayList<>();
            if (tree.isArray()) {
                tree.forEach(item -> tasks.add(task(item)));
            } else {
                tasks.add(task(tree));
            }
            return tasks;
        } catch (IOException | JsonException e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        }
    }

    private static List<NewTask> lines(Path file, String textKey) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> NewTask.of(JsonObject.empty().with(textKey, line)))
                    .toList();
        } catch (IOException e) {
            throw new UserError(file + " cannot be read as UTF-8 text: " + e.getMessage(), e);
        }
    }

    private static List<NewTask> rows(String format, Path file) {
        return Datasets.request(format).dataFiles("train", file.toAbsolutePath().toString()).load("train").stream()
                .map(row -> NewTask.of(row.asMap()))
                .toList();
    }

    /** An item with a {@code data} object is a whole task, any other object is the data itself. */
    private static NewTask task(JsonNode item) {
        if (!item.isObject()) {
            throw new UserError("a task is a JSON object, this is not: " + abbreviate(item.toString()));
        }
        JsonObject object = JsonObject.owning(item);
        return object.object("data").isPresent() ? new NewTask(object) : NewTask.of(object);
    }

    private static String abbreviate(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
