package dev.tagloop.learning.learner;

import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two folders of a model, byte by byte; what tells of the training itself, which is never the same twice, is left out.
 *
 * @param files the files that were compared
 * @param differences what is not equal, a sentence each
 */
record ModelFilesComparison(List<String> files, List<String> differences) {
    private static final Set<String> TOLD = Set.of(TrainingRun.FILE, "README.md");
    private static final String WEIGHTS = "model.safetensors";

    static ModelFilesComparison of(Path then, Path now) {
        List<String> differences = new ArrayList<>();
        try {
            List<String> files = names(now);
            for (String file : files) {
                if (!Files.isRegularFile(then.resolve(file))) {
                    differences.add(file + " was not there then.");
                } else if (Files.mismatch(then.resolve(file), now.resolve(file)) >= 0) {
                    differences.add(
                            file.equals(WEIGHTS)
                                    ? weights(Checkpoint.read(then), Checkpoint.read(now))
                                    : file + " differs.");
                }
            }
            return new ModelFilesComparison(files, differences);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compare " + then + " with " + now + ": " + e.getMessage(), e);
        }
    }

    /** The files at the top; what a version's user has made from them lies in its folder, too, and is not asked for. */
    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !TOLD.contains(name))
                    .sorted()
                    .toList();
        }
    }

    private static String weights(Checkpoint then, Checkpoint now) {
        int different = 0;
        double largest = 0;
        String where = "";
        for (Map.Entry<String, FloatTensor> weight : now.weights().entrySet()) {
            FloatTensor other = then.weights().get(weight.getKey());
            double apart = other == null ? Double.POSITIVE_INFINITY : apart(other, weight.getValue());
            different += apart > 0 ? 1 : 0;
            if (apart > largest) {
                largest = apart;
                where = weight.getKey();
            }
        }
        return "%s differs: %d of %d tensors, by %.3g at most (%s)."
                .formatted(WEIGHTS, different, now.weights().size(), largest, where);
    }

    private static double apart(FloatTensor then, FloatTensor now) {
        if (then.size() != now.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < now.size(); i++) {
            largest = Math.max(largest, Math.abs((double) then.get(i) - now.get(i)));
        }
        return largest;
    }
}
