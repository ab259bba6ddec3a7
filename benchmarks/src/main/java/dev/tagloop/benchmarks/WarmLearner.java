package dev.tagloop.benchmarks;

import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.metrics.Counts;
import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.learner.BuiltInLearner;
import dev.tagloop.learning.worker.ChildJvm;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The product's own learner with a project whose texts are labelled bit by bit, as a server has it: trainings in child processes. */
final class WarmLearner implements AutoCloseable {
    private final Path folder;
    private final BuiltInLearner learner;
    private final BackendProject project;
    private final List<LabeledText> texts;
    private final JsonObject settings;
    private int labelled;

    /** @param texts all that will ever be labelled, then those that wait */
    WarmLearner(Path folder, List<LabeledText> texts, JsonObject settings) {
        this.folder = folder;
        this.texts = texts;
        this.settings = settings;
        TreeSet<String> labels = new TreeSet<>();
        texts.forEach(text -> text.spans().forEach(span -> labels.add(span.label())));
        this.project = BackendProject.of(1, Instant.EPOCH, LabelConfigTemplates.namedEntities(labels));
        this.learner = BuiltInLearner.open(folder, ChildJvm.defaults(), PipelineSettings.defaults());
        learner.attach(asked -> IntStream.range(0, labelled).mapToObj(i -> task(i, true)));
    }

    /**
     * What a version cost, in seconds.
     *
     * @param learning from the call to the published version
     * @param within the part of it that its process worked, as the version tells
     * @param comparing with the version before, on which promotion depends
     * @param predicting the tasks that wait
     */
    record Version(String name, double learning, double within, double comparing, double predicting) {
        double seconds() {
            return learning + comparing + predicting;
        }
    }

    /** Labels the first texts, and tells of those that are new as a server does. @param pause how long the last of them takes a person */
    void label(int first, Duration pause) throws InterruptedException {
        int before = labelled;
        labelled = first;
        for (int i = before; i < first; i++) {
            learner.labelled(project, task(i, true));
        }
        Thread.sleep(pause);
    }

    /** Learns from all labels. @param before the version that answers; null for none */
    Version full(String before, int waiting) {
        return made(() -> learner.learn(project, settings, new Silent()), before, waiting);
    }

    /** Lets the version that answers go on. */
    Version warm(String before, int waiting) {
        return made(
                () -> learner.learnWarm(project, settings, new Silent())
                        .orElseThrow(() -> new IllegalStateException(before + " cannot go on")),
                before,
                waiting);
    }

    private Version made(Supplier<LearnedVersion> learning, String before, int waiting) {
        long start = System.nanoTime();
        LearnedVersion version = learning.get();
        double learned = seconds(start);
        start = System.nanoTime();
        if (before != null) {
            learner.compare(project, before, version.name());
        }
        double compared = seconds(start);
        start = System.nanoTime();
        learner.promote(project, version.name());
        List<Task> tasks = IntStream.range(labelled, Math.min(texts.size(), labelled + waiting))
                .mapToObj(i -> task(i, false))
                .toList();
        for (int from = 0; from < tasks.size(); from += 32) {
            learner.predict(PredictionRequest.of(project, tasks.subList(from, Math.min(tasks.size(), from + 32))));
        }
        return new Version(
                version.name(), learned, version.details().number("seconds").orElseThrow(), compared, seconds(start));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Lets an older version answer again. */
    void back(String version) {
        learner.promote(project, version);
    }

    /** What a version finds in texts that nobody labelled, a count for each. */
    List<Counts> found(String version, List<LabeledText> test) {
        Path model = folder.resolve("project-" + project.id()).resolve(version);
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(model)) {
            List<List<LabeledSpan>> spans = ModelEvaluator.predict(
                    pipeline, test.stream().map(LabeledText::text).toList(), Progress.NONE, new CancelToken());
            return SpanScores.byDocument(test.stream().map(LabeledText::spans).toList(), spans);
        }
    }

    /** F1 over all. */
    static double f1(List<Counts> counts) {
        Counts all = counts.stream().reduce(new Counts(0, 0, 0), Counts::plus);
        return Score.of(all, 0).f1();
    }

    private Task task(int i, boolean withLabels) {
        ObjectNode task = Json.mapper().createObjectNode().put("id", i + 1);
        task.putObject("data").put("text", texts.get(i).text());
        ArrayNode annotations = task.putArray("annotations");
        if (withLabels) {
            ObjectNode annotation = annotations.addObject().put("id", i + 1).put("updated_at", "2026-01-01T00:00:00Z");
            ArrayNode result = annotation.putArray("result");
            for (LabeledSpan span : texts.get(i).spans()) {
                ObjectNode region = result.addObject()
                        .put("id", "r" + i + "-" + span.span().start())
                        .put("from_name", "ner")
                        .put("to_name", "text")
                        .put("type", "labels");
                region.putObject("value")
                        .put("start", span.span().start())
                        .put("end", span.span().end())
                        .putArray("labels")
                        .add(span.label());
            }
        }
        return new Task(JsonObject.owning(task));
    }

    private static final class Silent implements LearningWatch {
        @Override
        public void progress(String step, long done, long total) {
            // Nobody watches.
        }

        @Override
        public void log(String line) {
            // Nobody reads it.
        }

        @Override
        public void figures(JsonObject point) {
            // Nobody draws it.
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    @Override
    public void close() {
        learner.close();
    }
}
