package dev.tagloop.datasets.card;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.FeaturesYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one entry of a card's {@code configs}. */
final class ConfigYaml {

    private static final Pattern SPLIT_NAME = Pattern.compile("\\w+(\\.\\w+)*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> OWN_KEYS = Set.of(
            "config_name", "default", "data_dir", "data_files", "features", "description", "version", "drop_labels");
    private static final String TRAIN = "train";

    private ConfigYaml() {}

    static ConfigEntry read(Object yaml, String location) {
        if (!(yaml instanceof Map<?, ?> map) || !(map.get("config_name") instanceof String name)) {
            throw new DatasetException(location + ": an entry of configs needs a config_name, but is: " + yaml);
        }
        Map<String, String> options = new LinkedHashMap<>();
        map.forEach((key, option) -> {
            if (!OWN_KEYS.contains(String.valueOf(key)) && option instanceof String text) {
                options.put(String.valueOf(key), text);
            }
        });
        return new ConfigEntry(
                name,
                "true".equalsIgnoreCase(String.valueOf(map.get("default"))),
                map.get("data_dir") instanceof String dir ? dir : "",
                dataFiles(map.get("data_files"), location),
                Optional.ofNullable(map.get("features")).map(features -> features(features, location)),
                options);
    }

    static Features features(Object yaml, String location) {
        try {
            return FeaturesYaml.read(yaml);
        } catch (DatasetException e) {
            throw new DatasetException(location + ": " + e.getMessage(), e);
        }
    }

    /** A pattern or a list of them is the training split; a list of {split, path} names the splits. */
    private static Map<String, List<String>> dataFiles(Object yaml, String location) {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        for (Object entry : Yaml.listOf(yaml)) {
            if (entry instanceof String pattern) {
                patterns.computeIfAbsent(TRAIN, split -> new ArrayList<>()).add(pattern);
            } else if (entry instanceof Map<?, ?> map
                    && map.get("split") instanceof String split
                    && map.containsKey("path")) {
                addSplit(patterns, split, Yaml.listOf(map.get("path")), location);
            } else {
                throw new DatasetException(
                        location + ": data_files holds patterns or mappings with split and path, not: " + entry);
            }
        }
        return patterns;
    }

    private static void addSplit(Map<String, List<String>> patterns, String split, List<?> paths, String location) {
        if (!SPLIT_NAME.matcher(split).matches()) {
            throw new DatasetException(location + ": the split name \"" + split
                    + "\" may hold letters, digits and _, in parts joined by single dots");
        }
        if (patterns.put(split, paths.stream().map(String::valueOf).toList()) != null) {
            throw new DatasetException(location + ": the split \"" + split + "\" stands there twice");
        }
    }
}
