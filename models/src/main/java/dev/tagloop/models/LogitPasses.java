package dev.tagloop.models;

import java.util.List;

/**
 * Passes through the whole model, whatever runs them. What comes out is drawn by the input alone, so that it does not matter what else is read
 * beside it.
 */
public non-sealed interface LogitPasses extends StochasticPasses {

    /**
     * The logits of one input, once for each pass.
     *
     * @return of a token classifier by token and label; of a text classifier one row by label; of a reader of answers two rows, starts and ends, by
     *     token
     */
    List<float[][]> logits(ModelInput input);

    /** For each pass the logits of each input. */
    default List<List<float[][]>> byPass(List<ModelInput> inputs) {
        return Transposed.of(inputs.stream().map(this::logits).toList(), count());
    }
}
