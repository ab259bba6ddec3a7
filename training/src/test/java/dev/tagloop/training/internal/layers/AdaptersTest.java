package dev.tagloop.training.internal.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.TensorFile;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.LoraAdapter;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.family.Drafts;
import dev.tagloop.training.internal.heads.TokenClassification;
import dev.tagloop.training.internal.optimizer.AdamW;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import dev.tagloop.training.optimization.LoraSettings;
import dev.tagloop.training.testing.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdaptersTest {

    private static final int PIECES = 40;
    private static final LoraSettings SETTINGS = new LoraSettings(3, 6, List.of());
    private static final int[][] IDS = {{2, 9, 17, 33, 3}, {2, 5, 3}};
    private static final int[] LABELS = {-100, 0, 1, 2, -100, -100, 1, -100, -100, -100};

    /** A classifier of three classes, with adapters or without. */
    private static final class Model implements AutoCloseable {
        private final Draft<TokenClassification> draft;
        private final Adapters adapters;
        private final Map<String, FloatTensor> begun;
        private final Parameters parameters;

        Model(Checkpoint base, LoraSettings settings) {
            draft = Drafts.tokenClassification(base.config(), 3);
            adapters = settings == null ? null : Adapters.beside(draft.blueprint(), settings);
            begun = draft.blueprint().load(base, name -> false, 0.02, 5).weights();
            Set<String> frozen = adapters == null
                    ? draft.blueprint().frozen()
                    : adapters.frozen(begun.keySet(), name -> name.startsWith("classifier."));
            parameters = new Parameters(Torch.newManager(ComputeDevice.CPU), begun, frozen);
            draft.blueprint().bind(parameters);
        }

        float[] logits() {
            try (NDManager manager = parameters.manager().newSubManager()) {
                return draft.head()
                        .logits(Batch.of(manager, IDS, null, null, 0), Dropout.NONE)
                        .toFloatArray();
            }
        }

        void train(int steps) {
            TrainStep step = new TrainStep(parameters, new AdamW(parameters, 0.01, name -> 1), 1);
            for (int i = 0; i < steps; i++) {
                TrainStep.Outcome outcome = step.run(
                        manager -> draft.head().loss(Batch.of(manager, IDS, null, null, 0), LABELS, Dropout.NONE),
                        0.02);
                assertThat(outcome.finite()).isTrue();
            }
        }

        @Override
        public void close() {
            parameters.close();
        }
    }

    static Iterable<String> types() {
        return TinyModels.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void onlyAdaptersAndHeadLearnAndTheMergedModelSaysTheSame(String type) {
        Checkpoint base = TinyModels.encoder(type, PIECES);
        Map<String, FloatTensor> merged;
        float[] said;
        try (Model plain = new Model(base, null);
                Model adapted = new Model(base, SETTINGS)) {
            assertThat(adapted.logits()).as("before the first step").containsExactly(plain.logits());
            adapted.train(8);
            said = adapted.logits();
            Map<String, FloatTensor> trained = adapted.parameters.values();
            trained.forEach((name, tensor) -> assertThat(tensor.equals(adapted.begun.get(name)))
                    .as(name)
                    .isEqualTo(!Adapters.isAdapter(name) && !name.startsWith("classifier.")));
            merged = adapted.adapters.merged(trained);
            assertThat(merged.keySet()).isEqualTo(plain.begun.keySet());
        }
        Checkpoint whole = Checkpoint.of(base.config(), merged, base.tokenizer());
        try (Model plain = new Model(whole, null)) {
            float[] says = plain.logits();
            for (int i = 0; i < said.length; i++) {
                assertThat((double) says[i]).isCloseTo(said[i], offset(1e-5));
            }
        }
    }

    @Test
    void theProductIsScaledByAlphaOverRank() {
        // 2 / 1 · (1, 2)ᵀ · (3, 5), added to the weight.
        assertThat(Adapters.sum(
                                FloatTensor.of(new int[] {2, 2}, 1f, 1f, 1f, 1f),
                                FloatTensor.of(new int[] {2, 1}, 1f, 2f),
                                FloatTensor.of(new int[] {1, 2}, 3f, 5f),
                                new LoraSettings(1, 2, List.of()).scaling())
                        .toArray())
                .containsExactly(7f, 11f, 13f, 21f);
    }

    @Test
    void aFolderOfPeftHoldsItAndGivesItBack(@TempDir Path folder) throws IOException {
        Checkpoint base = TinyModels.encoder("bert", PIECES);
        try (Model adapted = new Model(base, SETTINGS)) {
            adapted.train(3);
            Map<String, FloatTensor> trained = adapted.parameters.values();
            Map<String, FloatTensor> learned = new TreeMap<>(trained);
            learned.keySet().retainAll(adapted.parameters.trainable());
            LoraAdapter.of(
                            base.config()
                                    .withArchitecture("BertForTokenClassification")
                                    .withLabels(List.of("O", "B-A", "I-A")),
                            3,
                            6,
                            List.copyOf(adapted.adapters.targets()),
                            learned)
                    .write(folder, "somebody/tiny");
            assertThat(TensorFile.read(folder.resolve("adapter_model.safetensors"), name -> true))
                    .hasSize(2 * 2 * 2 + 2)
                    .containsKeys(
                            "base_model.model.bert.encoder.layer.0.attention.self.query.lora_A.weight",
                            "base_model.model.bert.encoder.layer.1.attention.self.value.lora_B.weight",
                            "base_model.model.classifier.weight");
            assertThat(Files.readString(folder.resolve("adapter_config.json")))
                    .contains(
                            "\"peft_type\" : \"LORA\"",
                            "\"task_type\" : \"TOKEN_CLS\"",
                            "\"base_model_name_or_path\" : \"somebody/tiny\"",
                            "\"r\" : 3",
                            "\"lora_alpha\" : 6",
                            "\"target_modules\" : [ \"query\", \"value\" ]",
                            "\"modules_to_save\" : [ \"classifier\" ]");
            Checkpoint merged = LoraAdapter.read(folder).mergedInto(base);
            assertThat(merged.labels()).containsExactly("O", "B-A", "I-A");
            assertThat(merged.weights()).containsAllEntriesOf(adapted.adapters.merged(trained));
            assertThatThrownBy(() -> LoraAdapter.read(folder).mergedInto(TinyModels.encoder("roberta", PIECES)))
                    .hasMessageContaining("does not fit the base model");
        }
    }

    @Test
    void whatCannotBeAdaptedIsRefused() {
        Checkpoint base = TinyModels.encoder("bert", PIECES);
        assertThatThrownBy(() -> new Model(base, SETTINGS.withTargets(List.of("q_proj"))))
                .hasMessageContaining("no linear layer is called 'q_proj'")
                .hasMessageContaining("[dense, key, query, value]");
        assertThatThrownBy(() -> new Model(base, SETTINGS.withRank(16)))
                .hasMessageContaining("lora rank 16 is not below the widths 16 and 16");
        assertThat(Adapters.beside(
                                Drafts.tokenClassification(base.config(), 3).blueprint(),
                                SETTINGS.withTargets(List.of("attention.output.dense")))
                        .targets())
                .containsExactly("dense");
    }
}
