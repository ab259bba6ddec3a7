package dev.tagloop.training.optimization;

/**
 * How a step comes by its examples beyond their number in a batch.
 *
 * @param accumulation how many batches make one step ({@code gradient_accumulation_steps}): as one batch of so many times
 *     the size, in the memory of one
 * @param tokenBudget how many pieces, padding included, a batch holds at most; 0 for no such limit
 */
public record BatchSettings(int accumulation, int tokenBudget) {

    /** A batch a step, by number alone. */
    public static final BatchSettings SINGLE = new BatchSettings(1, 0);

    /** Checks each number's range. */
    public BatchSettings {
        Range.require(accumulation >= 1, "gradient_accumulation_steps", accumulation, "1 or more");
        Range.require(tokenBudget >= 0, "token budget", tokenBudget, "0 or more");
    }

    /** A copy with another accumulation. */
    public BatchSettings withAccumulation(int value) {
        return new BatchSettings(value, tokenBudget);
    }

    /** A copy with another budget. */
    public BatchSettings withTokenBudget(int value) {
        return new BatchSettings(accumulation, value);
    }
}
