package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import dev.tagloop.training.testing.TinyModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Tag("thorough")
class FineTuningOfEveryFamilyTest {

    static final Iterable<String> TYPES = TinyModels.types();

    private static final TrainingSettings QUICK = TrainingSettings.defaultsFor(40)
            .withLearningRate(5e-3)
            .withHeadMultiple(4)
            .withEpochs(2)
            .withThreads(1);

    private static final class Names implements EpochListener {
        final List<String> fresh = new ArrayList<>();
        final List<String> unused = new ArrayList<>();

        @Override
        public void epoch(EpochRecord epoch) {}

        @Override
        public void loaded(List<String> newOnes, List<String> leftOut) {
            fresh.addAll(newOnes);
            unused.addAll(leftOut);
        }
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void learnsAndItsCheckpointReloadsIdentically(String type, @TempDir Path folder) {
        Checkpoint base = TinyModels.encoder(type);
        Names names = new Names();
        TrainingResult result = FineTuning.tokenClassification(base)
                .train(Texts.some(20))
                .validation(Texts.some(6))
                .settings(QUICK)
                .listener(names)
                .run();
        assertThat(result.epochs().getLast().loss())
                .isLessThan(result.epochs().getFirst().loss());
        assertThat(names.fresh).contains("classifier.bias", "classifier.weight", Checkpoint.WORD_SHAPE_TABLE);
        assertThat(result.model().config().architecture().orElseThrow()).endsWith("ForTokenClassification");

        result.model().write(folder);
        Checkpoint read = Checkpoint.read(folder);
        assertThat(read.weights()).isEqualTo(result.model().weights());
        assertThat(read.config()).isEqualTo(result.model().config());
        assertThat(read.weights().keySet()).containsAll(names.fresh);

        Names again = new Names();
        TrainingResult further = FineTuning.tokenClassification(read)
                .train(Texts.some(20))
                .validation(Texts.some(6))
                .settings(QUICK.withLearningRate(1e-12).withEpochs(1))
                .listener(again)
                .run();
        assertThat(again.fresh).isEmpty();
        assertThat(further.best().metric("f1").orElseThrow())
                .isEqualTo(result.best().metric("f1").orElseThrow());
    }

    @Test
    void namesWhatIsNewAndWhatIsNotUsed() {
        Checkpoint base = TinyBert.checkpoint();
        Map<String, FloatTensor> weights = new TreeMap<>(base.weights());
        weights.put("bert.pooler.dense.weight", FloatTensor.zeros(32, 32));
        weights.put("cls.predictions.bias", FloatTensor.zeros(30522));
        Names names = new Names();
        FineTuning.tokenClassification(Checkpoint.of(base.config(), weights, base.tokenizer()))
                .train(Texts.some(5))
                .settings(QUICK.withEpochs(1).withWordShape(false))
                .listener(names)
                .run();
        assertThat(names.fresh).containsExactly("classifier.bias", "classifier.weight");
        assertThat(names.unused).containsExactly("bert.pooler.dense.weight", "cls.predictions.bias");
    }

    @Test
    void aMissingTensorIsNamedWithItsFolderAndShape(@TempDir Path folder) {
        assertThatThrownBy(() -> train(damaged(folder, "bert.encoder.layer.1.output.dense.weight", null)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("'bert.encoder.layer.1.output.dense.weight'")
                .hasMessageContaining("[32, 48]");
    }

    @Test
    void aTensorOfAnotherShapeIsNamedWithBothShapes(@TempDir Path folder) {
        assertThatThrownBy(() -> train(damaged(folder, "bert.encoder.layer.0.attention.self.key.bias", 33)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("'bert.encoder.layer.0.attention.self.key.bias' has the shape [33]")
                .hasMessageContaining("config.json asks for [32]");
    }

    @Test
    void aFamilyThatIsNotKnownIsRefusedWithTheKnownOnes() {
        Checkpoint base = TinyBert.checkpoint();
        ModelConfig other = base.config().with("model_type", "gpt2");
        assertThatThrownBy(() -> train(Checkpoint.of(other, base.weights(), base.tokenizer())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'gpt2'")
                .hasMessageContaining("deberta-v2, distilbert, electra");
    }

    private static Checkpoint damaged(Path folder, String name, Integer length) {
        Checkpoint base = TinyBert.checkpoint();
        Map<String, FloatTensor> weights = new TreeMap<>(base.weights());
        if (length == null) {
            weights.remove(name);
        } else {
            weights.put(name, FloatTensor.zeros(length));
        }
        Checkpoint.of(base.config(), weights, base.tokenizer()).write(folder);
        return Checkpoint.read(folder);
    }

    private static void train(Checkpoint base) {
        FineTuning.tokenClassification(base)
                .train(Texts.some(5))
                .settings(QUICK.withEpochs(1))
                .run();
    }
}
