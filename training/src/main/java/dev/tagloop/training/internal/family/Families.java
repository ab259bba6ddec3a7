package dev.tagloop.training.internal.family;

import dev.tagloop.models.ModelConfig;
import java.util.Map;
import java.util.TreeMap;

/** The families that can be trained, by {@code model_type}. */
public final class Families {

    private static final Map<String, Family> BY_TYPE = new TreeMap<>(Map.of(
            "bert", new Bert(),
            "roberta", new Roberta("Roberta"),
            "xlm-roberta", new Roberta("XLMRoberta"),
            "camembert", new Roberta("Camembert"),
            "distilbert", new DistilBert(),
            "electra", new Electra(),
            "mpnet", new MpNet(),
            "deberta-v2", new DebertaV2(),
            "modernbert", new ModernBert()));

    private Families() {}

    /** Whether a configuration is of one of them. */
    public static boolean isKnown(ModelConfig config) {
        return BY_TYPE.containsKey(config.modelType());
    }

    /**
     * The family of a configuration.
     *
     * @throws IllegalArgumentException if it is not known
     */
    public static Family of(ModelConfig config) {
        Family family = BY_TYPE.get(config.modelType());
        if (family == null) {
            throw new IllegalArgumentException("an encoder of the type '" + config.modelType()
                    + "' cannot be trained: choose one of the types " + String.join(", ", BY_TYPE.keySet()));
        }
        return family;
    }
}
