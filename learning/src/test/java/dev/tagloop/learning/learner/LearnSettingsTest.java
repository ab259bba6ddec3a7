package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.testing.Runs;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.optimization.Precision;
import dev.tagloop.training.optimization.SchedulerType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class LearnSettingsTest {

    private static final String WRITTEN = """
            {"adam_beta1": 0.8, "adam_beta2": 0.98, "adam_epsilon": 1e-6, "bf16": true, "class_weights": {"O": 0.5},
             "early_stopping_patience": 2, "early_stopping_threshold": 0.01, "freeze_embeddings": true,
             "freeze_layers": 2, "gradient_accumulation_steps": 4, "label_smoothing_factor": 0.1, "layer_decay": 0.9,
             "lora_rank": 4, "lr_scheduler_type": "cosine", "token_budget": 2048, "warmup_steps": 10}
            """;

    @Test
    void whatPythonNamesMovesWeightsSo() {
        Optimization read =
                LearnSettings.of(JsonObject.parse(WRITTEN)).options().optimization();
        assertThat(read.adam().beta1()).isEqualTo(0.8);
        assertThat(read.adam().beta2()).isEqualTo(0.98);
        assertThat(read.adam().epsilon()).isEqualTo(1e-6);
        assertThat(read.precision()).isEqualTo(Precision.BF16);
        assertThat(read.loss().classWeights().byLabel()).isEqualTo(Map.of("O", 0.5));
        assertThat(read.loss().smoothing()).isEqualTo(0.1);
        assertThat(read.earlyStopping().patience()).isEqualTo(2);
        assertThat(read.earlyStopping().threshold()).isEqualTo(0.01);
        assertThat(read.layers().freezeEmbeddings()).isTrue();
        assertThat(read.layers().freezeLayers()).isEqualTo(2);
        assertThat(read.layers().decay()).isEqualTo(0.9);
        assertThat(read.batches().accumulation()).isEqualTo(4);
        assertThat(read.batches().tokenBudget()).isEqualTo(2048);
        assertThat(read.lora().orElseThrow().rank()).isEqualTo(4);
        assertThat(read.schedule().type()).isEqualTo(SchedulerType.COSINE);
        assertThat(read.schedule().cycles()).isEqualTo(0.5);
        assertThat(read.schedule().warmupSteps()).isEqualTo(10);
    }

    @Test
    void aVersionTellsItsSettingsAsTheyCanBeWrittenAgain(@TempDir Path folder) throws Exception {
        Optimization read =
                LearnSettings.of(JsonObject.parse(WRITTEN)).options().optimization();
        TrainingRun plain = run(folder);
        JsonObject told =
                VersionDetails.of(run(folder, read)).object("settings").orElseThrow();
        JsonObject untold = VersionDetails.of(plain).object("settings").orElseThrow();
        assertThat(untold.keys()).doesNotContain("layer_decay", "lora_rank", "bf16");
        assertThat(LearnSettings.of(told).options().optimization()).isEqualTo(read);
        assertThat(LearnSettings.of(untold).options().optimization()).isEqualTo(Optimization.PLAIN);
    }

    private static TrainingRun run(Path folder) throws Exception {
        Files.writeString(folder.resolve(TrainingRun.FILE), Runs.json(0.5));
        return TrainingRun.read(folder).orElseThrow();
    }

    /** The run as a program with these settings writes it. */
    private static TrainingRun run(Path folder, Optimization optimization) throws Exception {
        String json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .writeValueAsString(optimization);
        Files.writeString(
                folder.resolve(TrainingRun.FILE),
                Runs.json(0.5).replace("\"threads\": 0", "\"threads\": 0, \"optimization\": " + json));
        return TrainingRun.read(folder).orElseThrow();
    }
}
