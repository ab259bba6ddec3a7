package dev.tagloop.learning.baseline;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Sha256;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.text.TextScorer;
import dev.tagloop.learning.task.token.EntityFinder;
import dev.tagloop.models.ModelFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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

    /** The folder that a model is named by, where it holds such a model. */
    public static Optional<Path> folder(String model) {
        try {
            return Optional.of(Path.of(model)).filter(Baselines::isThere);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether such a model can learn this. */
    public static boolean fits(LearningTask<?> task) {
        return task.equals(LearningTasks.TOKEN_CLASSIFICATION) || task.equals(LearningTasks.TEXT_CLASSIFICATION);
    }

    /**
     * Says why such a model cannot learn these examples.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static <E> void requireFit(LearningTask<E> task, List<E> examples) {
        if (!fits(task)) {
            throw new IllegalArgumentException("OpenNLP has no model for " + task.name()
                    + "; it finds labelled spans and gives labels to texts. Train an encoder instead.");
        }
        if (task.saysNothing(examples)) {
            throw new IllegalArgumentException(task.nothingToLearn());
        }
        if (task.equals(LearningTasks.TEXT_CLASSIFICATION)) {
            OpenNlpCategorizer.requireOneLabelEach(cast(examples, ClassifiedText.class));
        }
    }

    /**
     * Learns into a folder.
     *
     * @param folder made, with the model in it
     * @throws IllegalArgumentException if no such model can learn this, or no example has a label
     */
    public static <E> void train(LearningTask<E> task, List<E> examples, Path folder) {
        try {
            OpenNlpModel model = model(task, examples);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            model.write(bytes);
            ObjectNode description = Json.mapper().createObjectNode();
            description.put("task", task.name());
            model.labels().forEach(description.putArray("labels")::add);
            Files.createDirectories(folder);
            Files.write(folder.resolve(MODEL), bytes.toByteArray());
            Folders.write(folder.resolve(DESCRIPTION), description.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the model could not be written into " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Learns in memory.
     *
     * @throws IllegalArgumentException if no such model can learn this, or no example has a label
     */
    public static <E> QuickModel<?> learn(LearningTask<E> task, List<E> examples) {
        try {
            return model(task, examples).opened();
        } catch (IOException e) {
            throw new UncheckedIOException("OpenNLP could not learn: " + e.getMessage(), e);
        }
    }

    private static <E> OpenNlpModel model(LearningTask<E> task, List<E> examples) throws IOException {
        requireFit(task, examples);
        return task.equals(LearningTasks.TOKEN_CLASSIFICATION)
                ? OpenNlpFinder.train(cast(examples, LabeledText.class))
                : OpenNlpCategorizer.train(cast(examples, ClassifiedText.class));
    }

    private static <E> List<E> cast(List<?> examples, Class<E> type) {
        return examples.stream().map(type::cast).toList();
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
    public static QuickModel<?> open(Path folder) {
        return task(folder).equals(LearningTasks.TOKEN_CLASSIFICATION)
                ? read(folder, "name finder", OpenNlpFinder::read).opened()
                : read(folder, "document categorizer", OpenNlpCategorizer::read).opened();
    }

    /**
     * The entity finder in a folder.
     *
     * @throws ModelFormatException if the folder holds none, or a damaged one
     */
    public static EntityFinder finder(Path folder) {
        return read(folder, "name finder", OpenNlpFinder::read);
    }

    /**
     * The categorizer of texts in a folder.
     *
     * @throws ModelFormatException if the folder holds none, or a damaged one
     */
    public static TextScorer categorizer(Path folder) {
        return read(folder, "document categorizer", OpenNlpCategorizer::read);
    }

    /**
     * SHA-256 of a model, in hexadecimal digits.
     *
     * @throws ModelFormatException if the folder holds no such model
     */
    public static String digest(Path folder) {
        return HexFormat.of().formatHex(Sha256.fresh().digest(bytes(folder)));
    }

    /** Reads OpenNLP's own file. */
    @FunctionalInterface
    private interface Reader<M> {
        M read(byte[] bytes, List<String> labels) throws IOException;
    }

    private static <M> M read(Path folder, String kind, Reader<M> reader) {
        List<String> labels = new ArrayList<>();
        description(folder).path("labels").forEach(label -> labels.add(label.asString()));
        byte[] bytes = bytes(folder);
        try {
            return reader.read(bytes, labels);
        } catch (IOException | RuntimeException e) {
            throw new ModelFormatException(
                    folder.resolve(MODEL) + " is no model of OpenNLP's " + kind + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path folder) {
        Path file = folder.resolve(MODEL);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelFormatException(file + " cannot be read: " + e.getMessage(), e);
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
