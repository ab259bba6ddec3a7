package dev.tagloop.models.internal.weights;

import java.util.List;
import java.util.Optional;

/**
 * A family of encoders as {@code model_type} names it: the prefix of its body's weights in a model with a head, and the
 * first parts of the names inside the body.
 */
public enum Family {
    BERT(List.of("bert"), "bert.", List.of("embeddings.", "encoder.", "pooler.")),
    ROBERTA(List.of("roberta", "xlm-roberta", "camembert"), "roberta.", List.of("embeddings.", "encoder.", "pooler.")),
    DISTILBERT(List.of("distilbert"), "distilbert.", List.of("embeddings.", "transformer.")),
    ELECTRA(List.of("electra"), "electra.", List.of("embeddings.", "embeddings_project.", "encoder.")),
    DEBERTA_V2(List.of("deberta-v2"), "deberta.", List.of("embeddings.", "encoder.")),
    MPNET(List.of("mpnet"), "mpnet.", List.of("embeddings.", "encoder.", "pooler.")),
    MODERNBERT(List.of("modernbert"), "model.", List.of("embeddings.", "layers.", "final_norm.")),
    BART(List.of("bart"), "model.", List.of("shared.", "encoder.", "decoder."));

    private final List<String> modelTypes;
    private final String prefix;
    private final List<String> bodyRoots;

    Family(List<String> modelTypes, String prefix, List<String> bodyRoots) {
        this.modelTypes = modelTypes;
        this.prefix = prefix;
        this.bodyRoots = bodyRoots;
    }

    /** The family of a {@code model_type}; empty where names are left as they are (T5, families not known here). */
    public static Optional<Family> of(String modelType) {
        for (Family family : values()) {
            if (family.modelTypes.contains(modelType)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    /** The prefix with its dot, such as {@code bert.}. */
    public String prefix() {
        return prefix;
    }

    boolean isBodyName(String name) {
        return bodyRoots.stream().anyMatch(name::startsWith);
    }
}
