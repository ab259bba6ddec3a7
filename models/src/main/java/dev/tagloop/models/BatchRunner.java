package dev.tagloop.models;

import dev.tagloop.models.internal.ort.OrtModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs rows through a model in {@link TokenBatches}. */
final class BatchRunner {
    private final OrtModel model;
    private final int padId;
    private final int batchTokens;

    BatchRunner(OrtModel model, int padId, int batchTokens) {
        this.model = model;
        this.padId = padId;
        this.batchTokens = batchTokens;
    }

    /**
     * The numbers of one output that is {@code [batch, n]}: a row's {@code n} numbers for each input, in their order.
     */
    List<float[]> perRow(List<ModelInput> inputs, String output) {
        return run(inputs, List.of(output), Set.of(output)).stream()
                .map(row -> row[0])
                .toList();
    }

    /**
     * The numbers of outputs that are {@code [batch, tokens]} or {@code [batch, tokens, n]}: for each input, in their order,
     * and for each output, those of its own tokens, one token after the other.
     */
    List<float[][]> perToken(List<ModelInput> inputs, List<String> outputs) {
        return run(inputs, outputs, Set.of());
    }

    /** Numbers that stand one row after the other, as rows. */
    static float[][] rows(float[] numbers, int columns) {
        float[][] rows = new float[numbers.length / columns][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(numbers, i * columns, (i + 1) * columns);
        }
        return rows;
    }

    /**
     * As {@link #perToken}, where some outputs are {@code [batch, n]}.
     *
     * @param rows the names of those
     */
    List<float[][]> run(List<ModelInput> inputs, List<String> outputs, Set<String> rows) {
        float[][][] results = new float[inputs.size()][][];
        for (int[] batch :
                TokenBatches.of(inputs.stream().mapToInt(ModelInput::size).toArray(), batchTokens)) {
            List<float[][]> numbers =
                    runBatch(Arrays.stream(batch).mapToObj(inputs::get).toList(), outputs, rows);
            for (int i = 0; i < batch.length; i++) {
                results[batch[i]] = numbers.get(i);
            }
        }
        return Arrays.asList(results);
    }

    private List<float[][]> runBatch(List<ModelInput> batch, List<String> outputs, Set<String> rowOutputs) {
        int columns = batch.stream().mapToInt(ModelInput::size).max().orElse(0);
        List<float[]> numbers = model.run(inputs(batch, columns), batch.size(), columns, outputs);
        List<float[][]> rows = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            float[][] own = new float[outputs.size()][];
            for (int output = 0; output < own.length; output++) {
                float[] all = numbers.get(output);
                int width = all.length / batch.size();
                int kept = rowOutputs.contains(outputs.get(output))
                        ? width
                        : width / columns * batch.get(row).size();
                own[output] = Arrays.copyOfRange(all, row * width, row * width + kept);
            }
            rows.add(own);
        }
        return rows;
    }

    private Map<String, long[]> inputs(List<ModelInput> batch, int columns) {
        long[] ids = new long[batch.size() * columns];
        long[] mask = new long[ids.length];
        long[] types = new long[ids.length];
        long[] shapes = new long[ids.length];
        Arrays.fill(ids, padId);
        for (int row = 0; row < batch.size(); row++) {
            batch.get(row).put(ids, types, shapes, mask, row * columns);
        }
        Map<String, long[]> inputs = new HashMap<>(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types, "word_shape_ids", shapes));
        inputs.keySet().retainAll(model.inputs());
        return inputs;
    }
}
