package dev.tagloop.training.internal.loop;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.TensorFile;
import dev.tagloop.training.internal.optimizer.AdamW;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a model and its optimiser know after some steps.
 *
 * @param step steps done
 * @param weights in the compact vocabulary of their training
 * @param moments of the optimiser
 */
public record ModelState(long step, Map<String, FloatTensor> weights, AdamW.Moments moments) {
    static final String WEIGHTS = "weights/";
    static final String MEANS = "means/";
    static final String VARIANCES = "variances/";

    /** Out of a file that holds {@link TrainableModel#parts}. */
    public static ModelState read(long step, Path file) {
        return of(step, prefix -> {
            Map<String, FloatTensor> tensors = new TreeMap<>();
            TensorFile.read(file, name -> name.startsWith(prefix))
                    .forEach((name, tensor) -> tensors.put(name.substring(prefix.length()), tensor));
            return tensors;
        });
    }

    /** Out of a file that {@link TrainableModel#parts} went into. @param tensors those with a prefix, without it */
    static ModelState of(long step, Function<String, Map<String, FloatTensor>> tensors) {
        return new ModelState(
                step, tensors.apply(WEIGHTS), new AdamW.Moments(step, tensors.apply(MEANS), tensors.apply(VARIANCES)));
    }
}
