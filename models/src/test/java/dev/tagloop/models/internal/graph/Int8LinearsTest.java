package dev.tagloop.models.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.internal.onnx.ElementType;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import dev.tagloop.models.internal.ort.OrtModel;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of a table through one linear layer in int8, against the same product in doubles. */
class Int8LinearsTest {
    private static final int ROWS = 16;
    private static final int WIDTH = 64;
    private static final int OUT = 32;

    private final Random random = new Random(5);
    private final float[] table = normal(ROWS * WIDTH);
    private final float[] weight = normal(OUT * WIDTH);

    @Test
    void aChannelThatItsNormMakesLargeLeavesTheOthersTheirDigits() {
        float[] gain = new float[WIDTH];
        for (int c = 0; c < WIDTH; c++) {
            gain[c] = c == 3 ? 100 : 1;
        }
        for (int i = 0; i < table.length; i++) {
            table[i] *= gain[i % WIDTH];
        }
        // Nothing is asked of the large channel, so that only the others are seen.
        for (int o = 0; o < OUT; o++) {
            weight[o * WIDTH + 3] = 0;
        }

        assertThat(error(gain)).isLessThan(0.07);
        assertThat(error(null)).as("each row by its peak alone").isGreaterThan(0.2);
    }

    @Test
    void aTokenOfLargeNumbersLeavesTheOthersTheirDigits() {
        for (int c = 0; c < WIDTH; c++) {
            table[7 * WIDTH + c] *= 100;
        }

        assertThat(error(null)).isLessThan(0.02);
    }

    @Test
    void aTokenOfZerosStaysOne() {
        for (int c = 0; c < WIDTH; c++) {
            table[2 * WIDTH + c] = 0;
        }

        assertThat(quantized(null)).contains(new float[OUT], atIndex(2));
        assertThat(error(null)).isLessThan(0.02);
    }

    /** The root of the mean squared error over that of the products, without the large row. */
    private double error(float[] gain) {
        float[][] said = quantized(gain);
        double missed = 0;
        double all = 0;
        for (int r = 0; r < ROWS; r++) {
            if (r != 7) {
                for (int o = 0; o < OUT; o++) {
                    double exact = 0;
                    for (int c = 0; c < WIDTH; c++) {
                        exact += (double) table[r * WIDTH + c] * weight[o * WIDTH + c];
                    }
                    missed += Math.pow(said[r][o] - exact, 2);
                    all += exact * exact;
                }
            }
        }
        return Math.sqrt(missed / all);
    }

    /** @param gain of the norm that the rows are said to come from, or null */
    private float[][] quantized(float[] gain) {
        GraphBuilder graph = new GraphBuilder();
        String ids = graph.input("input_ids", ElementType.INT64, "batch_size", "sequence_length");
        String rows = new FloatLinears(graph).gather("rows", ids, FloatTensor.of(new int[] {ROWS, WIDTH}, table));
        Int8Linears linears = new Int8Linears(graph);
        if (gain != null) {
            linears.normed(rows, FloatTensor.of(new int[] {WIDTH}, gain), null);
        }
        String product = linears.linear("layer", "layer", rows, FloatTensor.of(new int[] {OUT, WIDTH}, weight), null);
        graph.output(product, ElementType.FLOAT, "batch_size", "sequence_length", OUT);
        long[] all = new long[ROWS];
        for (int r = 0; r < ROWS; r++) {
            all[r] = r;
        }
        float[][] said = new float[ROWS][OUT];
        try (OrtModel model = OrtModel.load(graph.build("layer").toBytes(), 1)) {
            float[] numbers = model.run(Map.of("input_ids", all), 1, ROWS, product);
            for (int i = 0; i < numbers.length; i++) {
                said[i / OUT][i % OUT] = numbers[i];
            }
        }
        return said;
    }

    private float[] normal(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
