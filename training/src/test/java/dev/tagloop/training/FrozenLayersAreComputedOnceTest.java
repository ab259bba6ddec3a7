package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.optimization.LayerSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import dev.tagloop.training.testing.TinyModels;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training whose frozen layers are remembered is the training whose frozen layers are computed in each step. */
@Tag("thorough")
class FrozenLayersAreComputedOnceTest {

    private static final LayerSettings FIRST =
            LayerSettings.ALIKE.withFreezeEmbeddings(true).withFreezeLayers(1);

    /** Without dropout, which remembered layers never have. */
    private static final TrainingSettings QUICK = TrainingSettings.defaultsFor(30)
            .withBatchSize(4)
            .withLearningRate(5e-3)
            .withEpochs(2)
            .withDropout(0)
            .withWordShape(false)
            .withThreads(1);

    private static final List<LabeledText> TEXTS = Texts.some(24);
    private static final List<LabeledText> VALIDATION = Texts.some(34).subList(24, 34);

    private static TrainingSettings with(LayerSettings layers) {
        return QUICK.withOptimization(Optimization.PLAIN.withLayers(layers));
    }

    private static TrainingResult train(Checkpoint base, TrainingSettings settings) {
        return FineTuning.tokenClassification(base)
                .train(TEXTS)
                .validation(VALIDATION)
                .settings(settings)
                .run();
    }

    static Iterable<String> types() {
        return TinyModels.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyWeightAndEveryLossComesOutTheSame(String type) {
        Checkpoint base = TinyModels.encoder(type);
        TrainingResult each = train(base, with(FIRST));
        TrainingResult once = train(base, with(FIRST.withCacheFrozen(true)));
        for (int epoch = 0; epoch < 2; epoch++) {
            assertThat(once.epochs().get(epoch).loss())
                    .isCloseTo(each.epochs().get(epoch).loss(), offset(1e-5));
            assertThat(once.epochs().get(epoch).validationLoss())
                    .isCloseTo(each.epochs().get(epoch).validationLoss(), offset(1e-5));
        }
        each.model().weights().forEach((name, weight) -> {
            float[] computed = weight.toArray();
            float[] remembered = once.model().weight(name).toArray();
            for (int i = 0; i < computed.length; i++) {
                assertThat(remembered[i]).as(name).isCloseTo(computed[i], offset(2e-4f));
            }
        });
    }

    @Test
    void whatTheRememberedLayersSaidHasNoDropoutWhileTheOthersHave() {
        TrainingSettings dropping = with(FIRST).withDropout(0.5);
        double all = train(TinyBert.checkpoint(), dropping).epochs().getFirst().loss();
        double upper = train(
                        TinyBert.checkpoint(), with(FIRST.withCacheFrozen(true)).withDropout(0.5))
                .epochs()
                .getFirst()
                .loss();
        double none = train(TinyBert.checkpoint(), with(FIRST.withCacheFrozen(true)))
                .epochs()
                .getFirst()
                .loss();
        assertThat(upper).isNotEqualTo(all).isNotEqualTo(none);
    }

    @Test
    void nothingBelowTheLastFrozenLayerMayLearn() {
        LayerSettings layers = LayerSettings.ALIKE.withFreezeLayers(1).withCacheFrozen(true);
        assertThatThrownBy(() -> train(TinyBert.checkpoint(), with(layers)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cache_frozen needs everything up to layer 1 frozen")
                .hasMessageContaining("freeze the embeddings");
    }
}
