package dev.tagloop.benchmarks;

import dev.tagloop.core.metrics.EntityScores;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Entity;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.Precision;
import dev.tagloop.models.TokenClassificationPipeline;
import dev.tagloop.places.Scratch;
import dev.tagloop.training.trainer.Trainer;
import dev.tagloop.training.trainer.TrainingArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program of its own that predicts the test part with one engine and says how many sentences a second it did and how right it was:
 * {@code ENGINE MODEL QUICK THREADS}. The label of a word is that of its first piece, whatever the engine. In int8 it says as well which share of
 * the entities of float32 it finds just so, by the product's own way from scores to labels.
 */
final class EngineRun {
    /** What runs the model, and how many texts it is given at once. */
    enum Engine {
        /** libtorch, one text a time, in float32; tokenizing is not counted. */
        LIBTORCH_SINGLE,
        /** ONNX Runtime, one text a time, in float32. */
        ONNX_SINGLE,
        /** ONNX Runtime, texts of like length together, in float32. */
        ONNX_BATCHED,
        /** ONNX Runtime, texts of like length together, in int8. */
        INT8_BATCHED
    }

    /** @param rate sentences a second */
    private record Figures(double rate, double f1) {}

    private EngineRun() {}

    public static void main(String[] arguments) throws Exception {
        Engine engine = Engine.valueOf(arguments[0]);
        Checkpoint model = Checkpoint.read(Path.of(arguments[1]));
        Corpus corpus = Corpus.read(Boolean.parseBoolean(arguments[2]));
        Figures figures = engine == Engine.LIBTORCH_SINGLE
                ? libtorch(model, corpus)
                : onnx(engine, model, corpus, Integer.parseInt(arguments[3]));
        ObjectNode said =
                Json.mapper().createObjectNode().put("rate", figures.rate).put("f1", figures.f1);
        if (engine == Engine.INT8_BATCHED) {
            said.put("same", same(model, corpus.testTexts(), Integer.parseInt(arguments[3])));
        }
        Answered.say(said);
    }

    private static double same(Checkpoint model, List<String> texts, int threads) {
        List<List<LabeledSpan>> exact = spans(model, texts, threads, Precision.FLOAT32);
        return SpanScores.compare(exact, spans(model, texts, threads, Precision.INT8))
                .micro()
                .recall();
    }

    private static List<List<LabeledSpan>> spans(
            Checkpoint model, List<String> texts, int threads, Precision precision) {
        PipelineSettings settings =
                PipelineSettings.defaults().withThreads(threads).withPrecision(precision);
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(model, settings)) {
            return spans(pipeline.predict(texts, Aggregation.CONSTRAINED));
        }
    }

    private static List<List<LabeledSpan>> spans(List<List<Entity>> found) {
        return found.stream()
                .map(text -> text.stream()
                        .map(entity -> new LabeledSpan(entity.span(), entity.label()))
                        .toList())
                .toList();
    }

    private static Figures libtorch(Checkpoint model, Corpus corpus) throws Exception {
        List<String> tags = model.labels();
        Path folder = Scratch.folder("engine-run");
        try {
            Trainer<?, ?> trainer = Trainer.tokenClassification(model, tags)
                    .args(TrainingArguments.of(folder).perDeviceEvalBatchSize(1))
                    .evalDataset(EncodedTexts.of(model, corpus.test(), tags))
                    .computeMetrics(said -> Map.of(
                            "f1",
                            EntityScores.lenient()
                                    .compare(said.labels(tags), said.predicted(tags))
                                    .micro()
                                    .f1()))
                    .build();
            trainer.evaluate();
            Map<String, Double> values = trainer.evaluate();
            return new Figures(values.get("eval_samples_per_second"), values.get("eval_f1"));
        } finally {
            Folders.delete(folder);
        }
    }

    private static Figures onnx(Engine engine, Checkpoint model, Corpus corpus, int threads) {
        PipelineSettings settings = PipelineSettings.defaults()
                .withThreads(threads)
                .withPrecision(engine == Engine.INT8_BATCHED ? Precision.INT8 : Precision.FLOAT32);
        List<String> texts = corpus.testTexts();
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(model, settings)) {
            predict(engine, pipeline, texts);
            long start = System.nanoTime();
            List<List<Entity>> found = predict(engine, pipeline, texts);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Figures(texts.size() / seconds, f1(corpus.test(), found));
        }
    }

    private static List<List<Entity>> predict(Engine engine, TokenClassificationPipeline pipeline, List<String> texts) {
        if (engine != Engine.ONNX_SINGLE) {
            return pipeline.predict(texts, Aggregation.FIRST);
        }
        List<List<Entity>> found = new ArrayList<>();
        for (String text : texts) {
            found.add(pipeline.predict(text, Aggregation.FIRST));
        }
        return found;
    }

    private static double f1(List<LabeledText> gold, List<List<Entity>> found) {
        return SpanScores.compare(gold.stream().map(LabeledText::spans).toList(), spans(found))
                .micro()
                .f1();
    }
}
