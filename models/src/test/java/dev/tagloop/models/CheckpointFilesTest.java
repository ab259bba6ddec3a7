package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFilesTest {
    @TempDir
    Path folder;

    @Test
    void aRecordedModelSurvivesWritingAndReading() {
        Checkpoint original = Checkpoint.read(Golden.path("models/bert-tokencls"));
        assertThat(original.labels()).containsExactly("O", "B-PER", "I-PER", "B-ORG", "I-ORG");
        assertThat(original.weight("classifier.weight").shape()).containsExactly(5, 32);
        original.write(folder);
        Checkpoint again = Checkpoint.read(folder);
        assertThat(again.config()).isEqualTo(original.config());
        assertThat(again.weights()).isEqualTo(original.weights());
    }

    @Test
    void shardsAreReadThroughTheIndex() {
        Checkpoint sharded = Checkpoint.read(Golden.path("models/loading-bert-sharded"));
        assertThat(sharded.weights()).hasSize(23).containsKey("bert.encoder.layer.0.output.dense.weight");
    }

    @Test
    void halfPrecisionModelsAreReadAsFloat() {
        for (String half : new String[] {"float16", "bfloat16"}) {
            Checkpoint read = Checkpoint.read(Golden.path("models/loading-deberta-v2-" + half));
            assertThat(read.weight("classifier.weight").shape()).containsExactly(3, 32);
        }
    }

    @Test
    void aBareEncoderGetsItsPrefix() {
        Checkpoint bare = Checkpoint.read(Golden.path("models/loading-roberta-bare"));
        assertThat(bare.weights().keySet()).allMatch(name -> name.startsWith("roberta."));
        assertThat(bare.labels()).isEmpty();
    }

    @Test
    void picklesAreRefusedWithTheReason() {
        Path pickled = Golden.path("models/loading-bert-pickle-gamma-beta");
        assertThatThrownBy(() -> Checkpoint.read(pickled))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("pytorch_model.bin")
                .hasMessageContaining("can run any program")
                .hasMessageContaining("safetensors");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThatThrownBy(() -> Checkpoint.read(folder)).hasMessageContaining("no config.json");
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"bert\"}");
        assertThatThrownBy(() -> Checkpoint.read(folder)).hasMessageContaining("no weights found");
        Files.writeString(folder.resolve("adapter_config.json"), "{}");
        assertThatThrownBy(() -> Checkpoint.read(folder)).hasMessageContaining("PEFT");
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"a\": \"model-00001-of-00001.safetensors\"}}");
        assertThatThrownBy(() -> Checkpoint.read(folder)).hasMessageContaining("is missing: download it too");
    }

    @Test
    void anIndexCannotPointOutOfItsFolder() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"bert\"}");
        for (String shard : new String[] {"../other.safetensors", "/etc/x.safetensors", "..\\\\x.safetensors"}) {
            Files.writeString(
                    folder.resolve("model.safetensors.index.json"), "{\"weight_map\": {\"a\": \"" + shard + "\"}}");
            assertThatThrownBy(() -> Checkpoint.read(folder)).hasMessageContaining("in the same folder");
        }
    }

    @Test
    void theWordShapeMarkAndItsTableGoTogether() {
        ModelConfig plain = ModelConfig.parse("{\"model_type\": \"bert\"}");
        Map<String, FloatTensor> table = Map.of(Checkpoint.WORD_SHAPE_TABLE, FloatTensor.zeros(9, 4));
        assertThat(Checkpoint.of(plain.withWordShape(true), table, TokenizerFiles.none())
                        .weights())
                .containsKey("tagloop.word_shape_embeddings.weight");
        assertThatThrownBy(() -> Checkpoint.of(plain, table, TokenizerFiles.none()))
                .hasMessageContaining("tagloop_word_shape");
        assertThatThrownBy(() -> Checkpoint.of(plain.withWordShape(true), Map.of(), TokenizerFiles.none()))
                .hasMessageContaining("lack");
    }

    @Test
    void tokenizerFilesAreKeptByteForByte() throws IOException {
        byte[] odd = "{ \"b\":1,\r\n\t\"a\" : 2 }".getBytes(StandardCharsets.UTF_8);
        Checkpoint.of(
                        ModelConfig.parse("{\"model_type\": \"bert\"}"),
                        Map.of(),
                        TokenizerFiles.of(Map.of("tokenizer.json", odd)))
                .write(folder);
        assertThat(Files.readAllBytes(folder.resolve("tokenizer.json"))).isEqualTo(odd);
        assertThat(Checkpoint.read(folder).tokenizer().get("tokenizer.json")).contains(odd);
        assertThatThrownBy(() -> TokenizerFiles.of(Map.of("../x", odd))).isInstanceOf(IllegalArgumentException.class);
    }
}
