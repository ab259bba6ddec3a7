package dev.tagloop.training.internal.family;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.internal.ort.OrtModel;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our encoder over the weights of the artifact against ONNX Runtime over the artifact itself, on a padded batch. */
class EncoderEqualsOnnxRuntimeTest {

    private static final float ALLOWED = 1e-4f;

    private static final List<String> TEXTS = List.of(
            "Ada Lovelace wrote the first program.",
            "x",
            "Zürich 😀 and São Paulo are far apart, " + "very ".repeat(60) + "far.",
            "In 1815 she was born in London; her tutor was Augustus De Morgan.");

    @Test
    void lastHiddenStatesAgreeOnAPaddedBatch() throws Exception {
        Checkpoint checkpoint = MiniLm.checkpoint();
        int[][] ids = new int[TEXTS.size()][];
        try (FastTokenizer tokenizer = FastTokenizer.of(checkpoint)) {
            for (int i = 0; i < ids.length; i++) {
                ids[i] = tokenizer.encode(Text.of(TEXTS.get(i))).ids();
            }
        }
        int width = Arrays.stream(ids).mapToInt(row -> row.length).max().orElseThrow();
        float[] expected = onnx(ids, width);
        Draft<?> draft = Drafts.encoder(checkpoint.config());
        Loaded loaded = draft.blueprint().load(checkpoint, name -> false, 0.02, 1);
        try (Parameters parameters = new Parameters(Torch.newManager(ComputeDevice.CPU), loaded.weights());
                NDManager step = parameters.manager().newSubManager()) {
            draft.blueprint().bind(parameters);
            float[] ours = draft.encoder()
                    .encode(Batch.of(step, ids, null, null, 0), Dropout.NONE)
                    .toFloatArray();
            float largest = 0;
            for (int row = 0; row < ids.length; row++) {
                for (int i = 0; i < ids[row].length; i++) {
                    for (int h = 0; h < 384; h++) {
                        int at = (row * width + i) * 384 + h;
                        largest = Math.max(largest, Math.abs(expected[at] - ours[at]));
                    }
                }
            }
            assertThat(largest).isPositive().isLessThan(ALLOWED);
        }
    }

    /** Row-major, [text][piece][384], with the artifact's own graph. */
    private static float[] onnx(int[][] ids, int width) throws IOException {
        long[] padded = new long[ids.length * width];
        long[] mask = new long[padded.length];
        for (int row = 0; row < ids.length; row++) {
            for (int i = 0; i < ids[row].length; i++) {
                padded[row * width + i] = ids[row][i];
                mask[row * width + i] = 1;
            }
        }
        try (InputStream file = MiniLm.class.getResourceAsStream("/all-minilm-l6-v2.onnx");
                OrtModel model = OrtModel.load(file.readAllBytes(), 1)) {
            return model.run(
                    Map.of("input_ids", padded, "attention_mask", mask, "token_type_ids", new long[padded.length]),
                    ids.length,
                    width,
                    "last_hidden_state");
        }
    }
}
