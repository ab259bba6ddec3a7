package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Entity;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine of predictions finds in the validation texts scores exactly as training said, word shape included. */
@Tag("thorough")
class InferenceAgreesWithEvaluationTest {

    @Test
    void thePipelineScoresAsTheLastEvaluationDid() {
        List<LabeledText> validation = new ArrayList<>(Texts.some(30));
        validation.add(Texts.of("word ".repeat(700) + "and then [PER Maria] left [LOC Oslo]"));
        TrainingResult result = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(25))
                .validation(validation)
                .settings(TrainingSettings.defaultsFor(25)
                        .withLearningRate(3e-3)
                        .withHeadMultiple(2)
                        .withEpochs(14)
                        .withWindows(512, 128)
                        .withThreads(1))
                .run();
        // Neither perfect nor hopeless, so that agreement says something.
        assertThat(result.best().metric("f1").orElseThrow())
                .as("%s", result.epochs())
                .isBetween(0.2, 0.999);

        List<List<LabeledSpan>> predicted;
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(result.model())) {
            predicted =
                    pipeline
                            .predict(validation.stream().map(LabeledText::text).toList(), Aggregation.CONSTRAINED)
                            .stream()
                            .map(entities -> entities.stream()
                                    .map(InferenceAgreesWithEvaluationTest::span)
                                    .toList())
                            .toList();
        }
        Score score = SpanScores.compare(
                        validation.stream().map(LabeledText::spans).toList(), predicted)
                .micro();
        assertThat(score.precision())
                .isEqualTo(result.best().metric("precision").orElseThrow());
        assertThat(score.recall()).isEqualTo(result.best().metric("recall").orElseThrow());
        assertThat(score.f1()).isEqualTo(result.best().metric("f1").orElseThrow());
    }

    private static LabeledSpan span(Entity entity) {
        return new LabeledSpan(entity.span(), entity.label());
    }
}
