package dev.tagloop.training.wikigold;

import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What each way from scores to entities is worth, for one model; as a program: {@code DecodingMeasurement MODEL SEED}. */
final class DecodingMeasurement {

    private DecodingMeasurement() {}

    public static void main(String[] arguments) {
        List<LabeledText> gold = WikiGold.split(Long.parseLong(arguments[1])).test();
        List<String> texts = gold.stream().map(LabeledText::text).toList();
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(Path.of(arguments[0]))) {
            for (Aggregation way :
                    List.of(Aggregation.CONSTRAINED, Aggregation.FIRST, Aggregation.MAX, Aggregation.AVERAGE)) {
                List<List<LabeledSpan>> found = pipeline.predict(texts, way).stream()
                        .map(entities -> entities.stream()
                                .map(entity -> new LabeledSpan(entity.span(), entity.label()))
                                .toList())
                        .toList();
                Score score = SpanScores.compare(
                                gold.stream().map(LabeledText::spans).toList(), found)
                        .micro();
                System.out.printf(
                        Locale.ROOT,
                        "%-12s P %.4f R %.4f F1 %.4f%n",
                        way,
                        score.precision(),
                        score.recall(),
                        score.f1());
            }
        }
    }
}
