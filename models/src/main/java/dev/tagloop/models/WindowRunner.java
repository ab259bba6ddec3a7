package dev.tagloop.models;

import dev.tagloop.models.internal.ort.OrtModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs windows through a model in batches of similar length, so that little padding is computed. */
final class WindowRunner {
    private final OrtModel model;
    private final int padId;
    private final int labels;
    private final int batchSize;

    WindowRunner(OrtModel model, int padId, int labels, int batchSize) {
        this.model = model;
        this.padId = padId;
        this.labels = labels;
        this.batchSize = batchSize;
    }

    /** The logits of each window by token and label, in the order of the windows. */
    List<float[][]> run(List<Encoding> windows) {
        List<Integer> order = IntStream.range(0, windows.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> windows.get(i).size()))
                .toList();
        float[][][] results = new float[windows.size()][][];
        for (int from = 0; from < order.size(); from += batchSize) {
            List<Integer> batch = order.subList(from, Math.min(order.size(), from + batchSize));
            List<float[][]> logits = runBatch(batch.stream().map(windows::get).toList());
            for (int i = 0; i < batch.size(); i++) {
                results[batch.get(i)] = logits.get(i);
            }
        }
        return Arrays.asList(results);
    }

    private List<float[][]> runBatch(List<Encoding> batch) {
        int columns = batch.stream().mapToInt(Encoding::size).max().orElse(0);
        long[] ids = new long[batch.size() * columns];
        long[] mask = new long[ids.length];
        long[] shapes = new long[ids.length];
        Arrays.fill(ids, padId);
        for (int row = 0; row < batch.size(); row++) {
            Encoding encoding = batch.get(row);
            int[] tokenIds = encoding.ids();
            int[] tokenShapes = encoding.wordShapes();
            for (int i = 0; i < encoding.size(); i++) {
                ids[row * columns + i] = tokenIds[i];
                mask[row * columns + i] = 1;
                shapes[row * columns + i] = tokenShapes[i];
            }
        }
        Map<String, long[]> inputs = new HashMap<>(Map.of(
                "input_ids",
                ids,
                "attention_mask",
                mask,
                "token_type_ids",
                new long[ids.length],
                "word_shape_ids",
                shapes));
        inputs.keySet().retainAll(model.inputs());
        float[] logits = model.run(inputs, batch.size(), columns, "logits");
        List<float[][]> rows = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            float[][] tokens = new float[batch.get(row).size()][];
            for (int i = 0; i < tokens.length; i++) {
                int at = (row * columns + i) * labels;
                tokens[i] = Arrays.copyOfRange(logits, at, at + labels);
            }
            rows.add(tokens);
        }
        return rows;
    }
}
