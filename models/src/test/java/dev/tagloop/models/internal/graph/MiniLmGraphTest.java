package dev.tagloop.models.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Encoding;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.Precision;
import dev.tagloop.models.internal.ort.OrtModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The graph that we write from MiniLM's weights, against the graph that the artifact ships. */
@Tag("thorough")
class MiniLmGraphTest {
    private static final List<String> TEXTS = List.of(
            "Angela Merkel met the CEO of Siemens in Zürich on 3 May 2019.",
            "Hi",
            "The quick brown fox jumps over the lazy dog, while NATO's secretary-general watches from Brussels; "
                    + "nobody knows whether Jordan is a country or a basketball player, and nobody at Apple Inc. cares.",
            "");

    private static Checkpoint miniLm;
    private static float[] original;
    private static Map<String, long[]> inputs;
    private static int columns;

    @BeforeAll
    static void runTheArtifact() throws IOException {
        miniLm = MiniLm.checkpoint();
        List<Encoding> encodings;
        try (FastTokenizer tokenizer = FastTokenizer.of(miniLm)) {
            encodings =
                    TEXTS.stream().map(text -> tokenizer.encode(Text.of(text))).toList();
        }
        columns = encodings.stream().mapToInt(Encoding::size).max().orElseThrow();
        long[] ids = new long[TEXTS.size() * columns];
        long[] mask = new long[ids.length];
        for (int row = 0; row < TEXTS.size(); row++) {
            for (int i = 0; i < encodings.get(row).size(); i++) {
                ids[row * columns + i] = encodings.get(row).ids()[i];
                mask[row * columns + i] = 1;
            }
        }
        inputs = Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", new long[ids.length]);
        try (InputStream in = MiniLm.class.getResourceAsStream("/all-minilm-l6-v2.onnx");
                OrtModel artifact = OrtModel.load(in.readAllBytes(), 2)) {
            original = artifact.run(inputs, TEXTS.size(), columns, "last_hidden_state");
        }
    }

    @Test
    void theFloatGraphComputesTheSame() {
        float[] ours = run(Precision.FLOAT32);
        assertThat(ours).hasSameSizeAs(original);
        assertThat(largestDifference(ours)).isLessThan(1e-4);
    }

    @Test
    void theInt8GraphPointsInTheSameDirection() {
        float[] ours = run(Precision.INT8);
        long[] mask = inputs.get("attention_mask");
        DoubleSummaryStatistics cosines = IntStream.range(0, mask.length)
                .filter(token -> mask[token] == 1)
                .mapToDouble(token -> cosine(ours, token * 384))
                .summaryStatistics();
        assertThat(cosines.getAverage()).isGreaterThan(0.985);
        assertThat(cosines.getMin()).isGreaterThan(0.95);
    }

    private static float[] run(Precision precision) {
        try (OrtModel model =
                OrtModel.load(EncoderGraph.encoder(miniLm, precision, false).toBytes(), 2)) {
            return model.run(inputs, TEXTS.size(), columns, "last_hidden_state");
        }
    }

    /** Over tokens that are no padding: what stands at padding has no meaning. */
    private static double largestDifference(float[] ours) {
        long[] mask = inputs.get("attention_mask");
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            if (mask[i / 384] == 1) {
                largest = Math.max(largest, Math.abs(ours[i] - original[i]));
            }
        }
        return largest;
    }

    private static double cosine(float[] ours, int from) {
        double dot = 0;
        double a = 0;
        double b = 0;
        for (int i = from; i < from + 384; i++) {
            dot += (double) ours[i] * original[i];
            a += (double) ours[i] * ours[i];
            b += (double) original[i] * original[i];
        }
        return dot / Math.sqrt(a * b);
    }
}
