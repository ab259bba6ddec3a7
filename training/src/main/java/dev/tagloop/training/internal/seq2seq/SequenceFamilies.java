package dev.tagloop.training.internal.seq2seq;

import dev.tagloop.models.ModelConfig;
import java.util.Map;
import java.util.TreeMap;

/** The families of models that read and write, by {@code model_type}. */
public final class SequenceFamilies {

    private static final Map<String, SequenceFamily> BY_TYPE =
            new TreeMap<>(Map.of("t5", new T5(), "bart", new Bart()));

    private SequenceFamilies() {}

    /** Whether a configuration is of one of them. */
    public static boolean isKnown(ModelConfig config) {
        return config.text("model_type").filter(BY_TYPE::containsKey).isPresent();
    }

    /**
     * The family of a configuration.
     *
     * @throws IllegalArgumentException if it is not known
     */
    public static SequenceFamily of(ModelConfig config) {
        SequenceFamily family = BY_TYPE.get(config.modelType());
        if (family == null) {
            throw new IllegalArgumentException("a model of the type '" + config.modelType()
                    + "' cannot write text: choose one of the types " + String.join(", ", BY_TYPE.keySet()));
        }
        return family;
    }
}
