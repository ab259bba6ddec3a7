package dev.tagloop.models.internal.weights;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the weight names of the wild to one form: {@code weight} and {@code bias} in layer norms (old exports say
 * {@code gamma} and {@code beta}), and the family's prefix before every name of the body (bare encoders lack it).
 */
public final class WeightNames {
    private WeightNames() {}

    /** Whether a name is a weight; position counters that old releases stored are none. */
    public static boolean isWeight(String name) {
        return !name.endsWith("position_ids");
    }

    /**
     * The same tensors under their normal names.
     *
     * @throws ModelFormatException if two names of the file mean the same weight
     */
    public static Map<String, FloatTensor> normalize(String modelType, Map<String, FloatTensor> weights) {
        Map<String, FloatTensor> normal = new TreeMap<>();
        weights.forEach((name, tensor) -> {
            if (isWeight(name) && normal.put(normalize(modelType, name), tensor) != null) {
                throw new ModelFormatException(
                        "the weights hold '" + normalize(modelType, name) + "' twice, once as '" + name + "'");
            }
        });
        return normal;
    }

    /** The normal name of one weight. */
    public static String normalize(String modelType, String name) {
        String plain = name.endsWith("LayerNorm.gamma")
                ? name.substring(0, name.length() - "gamma".length()) + "weight"
                : name.endsWith("LayerNorm.beta") ? name.substring(0, name.length() - "beta".length()) + "bias" : name;
        return Family.of(modelType)
                .filter(family -> !plain.startsWith(family.prefix()) && family.isBodyName(plain))
                .map(family -> family.prefix() + plain)
                .orElse(plain);
    }
}
