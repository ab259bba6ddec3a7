package dev.tagloop.core.combination;

/** How much a voice counts. */
public final class Weights {

    /** Accuracies closer to 0 or 1 than this count as if they were this close, so that no voice is alone. */
    private static final double SURE = 0.001;

    private Weights() {}

    /**
     * The weight of a voter that is right with this probability, wrong in all other ways equally: the logarithm of its odds
     * against guessing, which makes weighted majority the best rule for independent voters (Nitzan and Paroush 1982,
     * International Economic Review 23(2)). 0 for who guesses or does worse.
     *
     * @param accuracy 0 to 1
     * @param categories number to choose from, 2 or more
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static double ofAccuracy(double accuracy, int categories) {
        if (!(accuracy >= 0 && accuracy <= 1) || categories < 2) {
            throw new IllegalArgumentException("a weight needs an accuracy from 0 to 1 and 2 categories or more, got "
                    + accuracy + " and " + categories);
        }
        double inside = Math.min(Math.max(accuracy, SURE), 1 - SURE);
        return Math.max(0, Math.log(inside * (categories - 1) / (1 - inside)));
    }
}
