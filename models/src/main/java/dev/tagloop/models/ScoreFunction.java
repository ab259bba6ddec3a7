package dev.tagloop.models;

/** What a text classifier makes of the model's logits; named as in Hugging Face's {@code function_to_apply}. */
public enum ScoreFunction {
    /** Each label on its own, between 0 and 1. */
    SIGMOID {
        @Override
        float[] apply(float[] logits) {
            float[] scores = new float[logits.length];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = 1 / (1 + (float) Math.exp(-logits[i]));
            }
            return scores;
        }
    },
    /** All labels together, 1 in sum. */
    SOFTMAX {
        @Override
        float[] apply(float[] logits) {
            float largest = Float.NEGATIVE_INFINITY;
            for (float logit : logits) {
                largest = Math.max(largest, logit);
            }
            float[] scores = new float[logits.length];
            float sum = 0;
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) Math.exp(logits[i] - largest);
                sum += scores[i];
            }
            for (int i = 0; i < scores.length; i++) {
                scores[i] /= sum;
            }
            return scores;
        }
    },
    /** The logits as they are, for regression. */
    NONE {
        @Override
        float[] apply(float[] logits) {
            return logits.clone();
        }
    };

    /**
     * The function that fits a model: none for regression, the sigmoid where labels do not exclude each other or there is
     * only one, else the softmax.
     */
    static ScoreFunction of(ModelConfig config, int labels) {
        return switch (config.problemType().orElse("")) {
            case "regression" -> NONE;
            case "multi_label_classification" -> SIGMOID;
            default -> labels == 1 ? SIGMOID : SOFTMAX;
        };
    }

    abstract float[] apply(float[] logits);
}
