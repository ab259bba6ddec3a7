package dev.tagloop.labelstudio.backend;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a backend can do beside predicting, as the extension of the protocol names it. */
public enum Capability {
    /** It is {@link Trainable}. */
    TRAINING("training", Trainable.class),
    /** It is {@link Versioned}. */
    VERSIONS("versions", Versioned.class),
    /** It is {@link Scoring}. */
    SCORES("scores", Scoring.class),
    /** It is {@link Explaining}. */
    EXPLANATIONS("explanations", Explaining.class);

    private final String word;
    private final Class<?> type;

    Capability(String word, Class<?> type) {
        this.word = word;
        this.type = type;
    }

    /** Its name on the wire. */
    public String word() {
        return word;
    }

    /** What a backend in this process can do. */
    public static Set<Capability> of(MlBackend backend) {
        Set<Capability> able = EnumSet.noneOf(Capability.class);
        for (Capability capability : values()) {
            if (capability.type.isInstance(backend)) {
                able.add(capability);
            }
        }
        return able;
    }

    /** The one with this name on the wire. */
    public static Optional<Capability> of(String word) {
        for (Capability capability : values()) {
            if (capability.word.equals(word)) {
                return Optional.of(capability);
            }
        }
        return Optional.empty();
    }
}
