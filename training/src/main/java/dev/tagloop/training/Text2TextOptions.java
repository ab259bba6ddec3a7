package dev.tagloop.training;

/**
 * What a training needs to know of writing, beside {@link TrainingSettings}, whose {@code maxLength} is how many pieces
 * are read: the rest of a longer source is cut off, here and when the model is judged.
 *
 * @param work what is written for: the model's own prefix for it goes before every source
 * @param maxTargetLength pieces that are written at most, special ones included; longer targets are cut for learning
 * @param predictWithGenerate whether epochs are judged by what the model writes (ROUGE-L decides), else by its loss alone,
 *     which is far quicker
 * @param generationNumBeams how many texts are followed side by side when it is judged by them; 1 for the most probable
 *     piece each time
 */
public record Text2TextOptions(
        WritingTask work, int maxTargetLength, boolean predictWithGenerate, int generationNumBeams) {

    private static final int MAX_SOURCE = 512;
    private static final int MAX_TARGET = 128;
    private static final int BATCH = 8;
    private static final double RATE = 1e-4;

    /** Checks the numbers. */
    public Text2TextOptions {
        if (maxTargetLength < 2 || generationNumBeams < 1) {
            throw new IllegalArgumentException("targets of " + maxTargetLength + " pieces with " + generationNumBeams
                    + " beams cannot be: use 2 pieces or more and 1 beam or more");
        }
    }

    /**
     * How to train where nobody says so: sources of 512 pieces, batches of 8, and a rate that suits models which were
     * trained before.
     *
     * @param examples how many there are
     */
    public static TrainingSettings settings(int examples) {
        return TrainingSettings.defaultsFor(examples)
                .withBatchSize(BATCH)
                .withLearningRate(RATE)
                .withHeadMultiple(1)
                .withWindows(MAX_SOURCE, 0)
                .withWordShape(false);
    }

    /** Targets up to 128 pieces, judged by what the model writes, the most probable piece each time. */
    public static Text2TextOptions of(WritingTask work) {
        return new Text2TextOptions(work, MAX_TARGET, true, 1);
    }

    /** The same with another length of targets. */
    public Text2TextOptions withMaxTargetLength(int value) {
        return new Text2TextOptions(work, value, predictWithGenerate, generationNumBeams);
    }

    /** The same judged by texts or by the loss. */
    public Text2TextOptions withPredictWithGenerate(boolean value) {
        return new Text2TextOptions(work, maxTargetLength, value, generationNumBeams);
    }

    /** The same with another number of beams when it is judged. */
    public Text2TextOptions withGenerationNumBeams(int value) {
        return new Text2TextOptions(work, maxTargetLength, predictWithGenerate, value);
    }
}
