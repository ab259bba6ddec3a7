package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.fixture.Fixture;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LabelSource;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.Staging;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.testing.MarkedText;
import dev.tagloop.learning.testing.TinyModel;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingFailedException;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects, tasks and models for a learner; labelled tasks are the source of labels. */
final class LearnerWorld implements LabelSource {
    /** For models that are not to be trained. */
    static final Trainer NEVER = (data, options, folder, watch) -> {
        throw new TrainingFailedException("nothing is trained here");
    };

    private static Path tiny;
    private final Map<Long, Task> labelled = new ConcurrentSkipListMap<>();

    /** A folder with a model that knows some names (PER) and places (LOC), trained once a build. Nobody changes it. */
    static synchronized Path tiny() {
        if (tiny == null) {
            try {
                List<String> ingredients =
                        List.of(TinyModel.texts().digest(), TinyModel.options().toString());
                tiny = Fixture.of("names-and-places", ingredients, folder -> TinyModel.train(folder.resolve("tiny")))
                        .resolve("tiny");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tiny;
    }

    /** That model in place of the one that comes with the program. */
    static ModelSource starter(PipelineSettings settings) {
        return ModelSource.in(tiny(), "starter", LearningTasks.TOKEN_CLASSIFICATION, List.of("PER", "LOC"), settings);
    }

    /** Puts the tiny model into a folder as a version of a project, and promotes it. */
    static String promote(Path models, BackendProject project) throws IOException {
        ModelRegistry registry = ModelRegistry.open(models.resolve("project-" + project.id()));
        try (Staging staging = registry.stage()) {
            copy(staging.folder());
            return registry.promote(registry.publish(staging).name()).name();
        }
    }

    static void copy(Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(tiny())) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    static BackendProject project(String... labels) {
        StringBuilder config =
                new StringBuilder("<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\">");
        for (String label : labels) {
            config.append("<Label value=\"").append(label).append("\"/>");
        }
        return BackendProject.of(
                3, Instant.EPOCH, config.append("</Labels></View>").toString());
    }

    static Task task(long id, String text) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("id", id).putObject("data").put("text", text);
        return new Task(JsonObject.owning(json));
    }

    /** A task that somebody labelled: {@code [words|LABEL]} marks a stretch of its text. */
    Task label(long id, String marked) {
        LabeledText text = MarkedText.of(marked);
        ObjectNode json = task(id, text.text()).json().toNode();
        ArrayNode annotations = json.putArray("annotations");
        ArrayNode result = annotations.addObject().put("id", id).putArray("result");
        regions(text).forEach(region -> result.add(region.json().toNode()));
        Task task = new Task(JsonObject.owning(json));
        labelled.put(id, task);
        return task;
    }

    /** The task as it stands when its annotations are gone. */
    Task unlabel(long id) {
        Task task = labelled.remove(id);
        return new Task(task.json().with("annotations", List.of()));
    }

    static List<LabelsRegion> regions(LabeledText text) {
        return text.spans().stream()
                .map(span -> LabelsRegion.create(
                        "ner", "text", span.span(), text.asText().slice(span.span()), List.of(span.label())))
                .toList();
    }

    /** What is suggested, marked in the text; remembered stretches have a star. */
    static String shown(String text, List<Region> regions) {
        StringBuilder marked = new StringBuilder();
        Text content = Text.of(text);
        int at = 0;
        for (Region region : regions) {
            CodePointSpan span = region.textSpan().orElseThrow();
            String words = content.slice(span);
            assertThat(region.value().text("text")).contains(words);
            assertThat(region.score().orElseThrow()).isBetween(0.0, 1.0);
            String star = region.notes().equals(List.of("seen before")) ? "*" : "";
            marked.append(content.slice(new CodePointSpan(at, span.start())))
                    .append("[" + words + "|" + star
                            + region.value().texts("labels").getFirst() + "]");
            at = span.end();
        }
        return marked.append(content.slice(new CodePointSpan(at, content.codePoints())))
                .toString();
    }

    /** The version, and what is suggested in a text. */
    static String predicted(BuiltInLearner learner, BackendProject project, String text) {
        BackendPrediction prediction = learner.predict(PredictionRequest.of(project, List.of(task(99, text))))
                .getFirst();
        return prediction.modelVersion().orElse("?") + ": " + shown(text, prediction.regions());
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something holds that is prepared in the background. */
    static void eventually(Runnable assertion) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    @Override
    public Stream<Task> labelled(BackendProject project) {
        return labelled.values().stream();
    }
}
