package dev.tagloop.models.internal.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.ort.OrtModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedOnnxTest {
    private static OnnxModel small() {
        GraphBuilder graph = new GraphBuilder();
        String ids = graph.input("input_ids", ElementType.INT64, "batch", "sequence");
        graph.node(
                "Gather",
                "rows",
                List.of(graph.constant("table.weight", FloatTensor.of(new int[] {3, 2}, 1, 2, 3, 4, 5, 6)), ids));
        graph.output("rows", ElementType.FLOAT, "batch", "sequence", 2);
        return graph.build("small");
    }

    @Test
    void whatIsWrittenIsReadAndRuns() {
        byte[] onnx = small().toBytes();
        assertThat(OnnxWeights.read(onnx))
                .isEqualTo(Map.of("table.weight", FloatTensor.of(new int[] {3, 2}, 1, 2, 3, 4, 5, 6)));
        try (OrtModel model = OrtModel.load(onnx, 1)) {
            assertThat(model.run(Map.of("input_ids", new long[] {2, 0}), 1, 2, "rows"))
                    .containsExactly(5, 6, 1, 2);
            assertThatThrownBy(() -> model.run(Map.of("input_ids", new long[] {7}), 1, 1, "rows"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1 x 1 tokens");
        }
    }

    @Test
    void theFileOnDiskHasTheSameBytes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("onnx").resolve("model.onnx");
        small().write(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(small().toBytes());
    }

    @Test
    void everyCutOffFileIsRefusedOrYieldsNothingElse() {
        byte[] onnx = small().toBytes();
        for (int length = 0; length < onnx.length; length++) {
            byte[] cut = Arrays.copyOf(onnx, length);
            try {
                OnnxWeights.read(cut);
            } catch (ModelFormatException expected) {
                assertThat(expected).hasMessageStartingWith("the ONNX file");
            }
        }
    }

    @Test
    void randomBytesNeverEscapeAsAnotherError() {
        Random random = new Random(11);
        byte[] onnx = small().toBytes();
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = onnx.clone();
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                OnnxWeights.read(bytes);
            } catch (ModelFormatException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    /** Whatever path a file names, nothing is read from it: neither by our reader nor by the runtime. */
    @ParameterizedTest
    @ValueSource(strings = {"weights.bin", "../../secret.bin", "/etc/hostname", "\\\\host\\share", ""})
    void weightsInAnotherFileAreRefusedWhereverItIsSaidToLie(String location) {
        ProtoWriter entry = new ProtoWriter().string(1, "location").string(2, location);
        ProtoWriter tensor = new ProtoWriter()
                .varint(1, 1)
                .varint(2, ElementType.FLOAT.code())
                .string(8, "w")
                .message(13, entry)
                .varint(14, 1);
        ProtoWriter graph = new ProtoWriter()
                .message(1, new ProtoWriter().string(1, "w").string(2, "y").string(4, "Identity"))
                .string(2, "outside")
                .message(5, tensor)
                .message(12, new ProtoWriter().string(1, "y"));
        byte[] onnx = new OnnxModel(graph).toBytes();
        assertThatThrownBy(() -> OnnxWeights.read(onnx))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("second file");
        assertThatThrownBy(() -> OrtModel.load(onnx, 1)).isInstanceOf(ModelFormatException.class);
    }

    @Test
    void bytesThatAreNoModelAreRefusedByTheRuntimeClearly() {
        assertThatThrownBy(() -> OrtModel.load(new byte[] {1, 2, 3}, 1))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("refuses the model");
    }
}
