package dev.tagloop.benchmarks;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.training.trainer.EncodedExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The batches of an epoch, for a peer that is to see the same ones. */
record EpochBatches(List<List<EncodedExample>> batches) {
    private static final int POOL = 16;

    /** Batches of a random order. */
    static EpochBatches random(List<EncodedExample> examples) {
        List<EncodedExample> order = new ArrayList<>(examples);
        Collections.shuffle(order, new Random(TrainingRun.SEED));
        return new EpochBatches(cut(order));
    }

    /** Batches of like length, drawn as the training draws those of its second epoch: by the same seed and the same rule. */
    static EpochBatches byLength(List<EncodedExample> examples) {
        Random random = new Random(TrainingRun.SEED * 31 + TrainingRun.EPOCHS);
        List<EncodedExample> order = new ArrayList<>(examples);
        Collections.shuffle(order, random);
        List<List<EncodedExample>> batches = new ArrayList<>();
        int pool = POOL * TrainingRun.BATCH;
        for (int from = 0; from < order.size(); from += pool) {
            List<EncodedExample> part = new ArrayList<>(order.subList(from, Math.min(order.size(), from + pool)));
            part.sort(Comparator.comparingInt(EncodedExample::length));
            batches.addAll(cut(part));
        }
        Collections.shuffle(batches, random);
        return new EpochBatches(batches);
    }

    private static List<List<EncodedExample>> cut(List<EncodedExample> order) {
        List<List<EncodedExample>> batches = new ArrayList<>();
        for (int from = 0; from < order.size(); from += TrainingRun.BATCH) {
            batches.add(List.copyOf(order.subList(from, Math.min(order.size(), from + TrainingRun.BATCH))));
        }
        return batches;
    }

    /** Word pieces that are computed, padding included. */
    long pieces() {
        return batches.stream()
                .mapToLong(batch -> (long) batch.size()
                        * batch.stream().mapToInt(EncodedExample::length).max().orElse(0))
                .sum();
    }

    /** Writes them for the peer. @param classes number of labels */
    Path write(Path file, int classes) throws IOException {
        ObjectNode all = Json.mapper().createObjectNode().put("classes", classes);
        ArrayNode list = all.putArray("batches");
        for (List<EncodedExample> batch : batches) {
            ObjectNode one = list.addObject();
            ArrayNode ids = one.putArray("ids");
            ArrayNode labels = one.putArray("labels");
            for (EncodedExample example : batch) {
                add(ids.addArray(), example.inputIds());
                add(labels.addArray(), example.labels());
            }
        }
        return Files.writeString(file, Json.write(all));
    }

    private static void add(ArrayNode row, int... numbers) {
        for (int number : numbers) {
            row.add(number);
        }
    }
}
