package dev.tagloop.learning.baseline;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.token.EntityFinder;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.models.ModelFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Models of OpenNLP in folders: {@value #DESCRIPTION} tells what kind it is and names its labels, {@value #MODEL} is
 * OpenNLP's own file.
 */
public final class Baselines {
    /** Tells what lies in the folder. */
    public static final String DESCRIPTION = "opennlp.json";

    private static final String MODEL = "opennlp.bin";

    private Baselines() {}

    /** Whether a folder holds such a model. */
    public static boolean isThere(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION));
    }

    /** Whether such a model can learn this. */
    public static boolean fits(LearningTask<?> task) {
        return task.example().equals(LabeledText.class);
    }

    /**
     * Learns.
     *
     * @param folder made, with the model in it
     * @throws IllegalArgumentException if no such model can learn this, or no example has a label
     */
    public static <E> void train(LearningTask<E> task, List<E> examples, Path folder) {
        if (!fits(task)) {
            throw new IllegalArgumentException(
                    "OpenNLP has no model for " + task.name() + "; it finds labelled spans. Train an encoder instead.");
        }
        if (examples.stream().allMatch(example -> task.labels(example).isEmpty())) {
            throw new IllegalArgumentException(task.nothingToLearn());
        }
        try {
            OpenNlpFinder finder = OpenNlpFinder.train(
                    examples.stream().map(LabeledText.class::cast).toList());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            finder.write(bytes);
            ObjectNode description = Json.mapper().createObjectNode();
            description.put("task", task.name());
            finder.labels().forEach(description.putArray("labels")::add);
            Files.createDirectories(folder);
            Files.write(folder.resolve(MODEL), bytes.toByteArray());
            Folders.write(folder.resolve(DESCRIPTION), description.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the model could not be written into " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * What a model in a folder was trained for.
     *
     * @throws ModelFormatException if the folder holds no such model
     */
    public static LearningTask<?> task(Path folder) {
        String name = description(folder).path("task").asString("");
        return LearningTasks.all().stream()
                .filter(task -> task.name().equals(name) && fits(task))
                .findFirst()
                .orElseThrow(() -> new ModelFormatException(
                        folder.resolve(DESCRIPTION) + ": there is no model of OpenNLP for the task '" + name + "'"));
    }

    /**
     * Opens a model.
     *
     * @throws ModelFormatException if the folder holds no such model, or a damaged one
     */
    public static TaskModel<LabeledText> open(Path folder) {
        return new SpanModel(finder(folder));
    }

    /**
     * The entity finder in a folder.
     *
     * @throws ModelFormatException if the folder holds none, or a damaged one
     */
    public static EntityFinder finder(Path folder) {
        task(folder);
        List<String> labels = new ArrayList<>();
        description(folder).path("labels").forEach(label -> labels.add(label.asString()));
        Path file = folder.resolve(MODEL);
        try {
            return OpenNlpFinder.read(Files.readAllBytes(file), labels);
        } catch (IOException | RuntimeException e) {
            throw new ModelFormatException(file + " is no model of OpenNLP's name finder: " + e.getMessage(), e);
        }
    }

    /**
     * Asks a model about texts and compares.
     *
     * @throws ModelFormatException if the folder holds no such model
     */
    public static Measurement measure(Path folder, List<?> gold, Progress progress, CancelToken cancel) {
        List<LabeledText> texts = gold.stream().map(LabeledText.class::cast).toList();
        try (TaskModel<LabeledText> model = open(folder)) {
            return LearningTasks.TOKEN_CLASSIFICATION.measure(texts, model.predict(texts, progress, cancel));
        }
    }

    private static JsonNode description(Path folder) {
        Path file = folder.resolve(DESCRIPTION);
        try {
            return Json.read(Files.readString(file));
        } catch (IOException | JsonException e) {
            throw new ModelFormatException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
