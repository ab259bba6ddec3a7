package dev.tagloop.datasets.card;

import dev.tagloop.datasets.DatasetException;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Reads YAML into maps, lists and strings. Every scalar stays the text that was written: the class {@code NO} of a card is
 * not the boolean that older YAML makes of it.
 */
final class Yaml {

    private Yaml() {}

    /**
     * The mapping in {@code yaml}; empty for an empty text.
     *
     * @throws DatasetException if the text is not YAML or not a mapping
     */
    static Map<?, ?> mapping(String yaml, String location) {
        return mapping(yaml, location, new FailsafeSchema());
    }

    /** The same with numbers and booleans as such, for a card that is to be written again. */
    static Map<?, ?> typedMapping(String yaml, String location) {
        return mapping(yaml, location, new JsonSchema());
    }

    private static Map<?, ?> mapping(String yaml, String location, Schema schema) {
        Object tree;
        try {
            tree = new Load(LoadSettings.builder()
                            .setLabel(location)
                            .setSchema(schema)
                            .setAllowDuplicateKeys(false)
                            .setCodePointLimit(8 * 1024 * 1024)
                            .build())
                    .loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new DatasetException(location + " is not valid YAML: " + e.getMessage(), e);
        }
        if (tree == null || tree.equals("")) {
            return Map.of();
        }
        if (tree instanceof Map<?, ?> map) {
            return map;
        }
        throw new DatasetException(location + " should be a mapping of keys to values");
    }

    /** The elements of a list, or the single value, as a list; nothing for null. */
    static List<?> listOf(Object yaml) {
        return switch (yaml) {
            case null -> List.of();
            case List<?> list -> list;
            default -> List.of(yaml);
        };
    }
}
