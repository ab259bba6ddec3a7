package dev.tagloop.models;

import dev.tagloop.models.internal.ort.OrtModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs rows through a model in batches of similar length, so that little padding is computed. */
final class BatchRunner {
    private final OrtModel model;
    private final int padId;
    private final int batchSize;

    BatchRunner(OrtModel model, int padId, int batchSize) {
        this.model = model;
        this.padId = padId;
        this.batchSize = batchSize;
    }

    /**
     * The numbers of one output that is {@code [batch, n]}: a row's {@code n} numbers for each input, in their order.
     */
    List<float[]> perRow(List<ModelInput> inputs, String output) {
        return run(inputs, List.of(output), false).stream().map(row -> row[0]).toList();
    }

    /**
     * The numbers of outputs that are {@code [batch, tokens]} or {@code [batch, tokens, n]}: for each input, in their order,
     * and for each output, those of its own tokens, one token after the other.
     */
    List<float[][]> perToken(List<ModelInput> inputs, List<String> outputs) {
        return run(inputs, outputs, true);
    }

    private List<float[][]> run(List<ModelInput> inputs, List<String> outputs, boolean tokens) {
        List<Integer> order = IntStream.range(0, inputs.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> inputs.get(i).size()))
                .toList();
        float[][][] results = new float[inputs.size()][][];
        for (int from = 0; from < order.size(); from += batchSize) {
            List<Integer> batch = order.subList(from, Math.min(order.size(), from + batchSize));
            List<float[][]> rows = runBatch(batch.stream().map(inputs::get).toList(), outputs, tokens);
            for (int i = 0; i < batch.size(); i++) {
                results[batch.get(i)] = rows.get(i);
            }
        }
        return Arrays.asList(results);
    }

    private List<float[][]> runBatch(List<ModelInput> batch, List<String> outputs, boolean tokens) {
        int columns = batch.stream().mapToInt(ModelInput::size).max().orElse(0);
        List<float[]> numbers = model.run(inputs(batch, columns), batch.size(), columns, outputs);
        List<float[][]> rows = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            float[][] own = new float[outputs.size()][];
            for (int output = 0; output < own.length; output++) {
                float[] all = numbers.get(output);
                int width = all.length / batch.size();
                int kept = tokens ? width / columns * batch.get(row).size() : width;
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
