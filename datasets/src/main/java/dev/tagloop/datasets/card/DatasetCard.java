package dev.tagloop.datasets.card;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.FeaturesJson;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.source.DataFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configurations that a data set declares: in the front matter of {@code README.md}, overridden key by key by
 * {@code .huggingface.yaml}; features also in an old {@code dataset_infos.json}.
 */
public final class DatasetCard {

    private static final String README = "README.md";
    private static final String OVERRIDES = ".huggingface.yaml";
    private static final String OLD_INFOS = "dataset_infos.json";

    private final List<ConfigEntry> configs;

    private DatasetCard(List<ConfigEntry> configs) {
        this.configs = configs;
    }

    /** A card of configurations that are known otherwise. */
    static DatasetCard of(List<ConfigEntry> configs) {
        return new DatasetCard(List.copyOf(configs));
    }

    /**
     * Reads the card of a data set; one without a card has the configuration {@code default}.
     *
     * @throws DatasetException if the card is there but wrong
     */
    public static DatasetCard read(DataFiles files) {
        Map<Object, Object> keys = new LinkedHashMap<>();
        files.find(README)
                .ifPresent(readme -> keys.putAll(
                        CardFile.parse(text(readme), readme.location()).keys()));
        files.find(OVERRIDES).ifPresent(file -> keys.putAll(Yaml.mapping(text(file), file.location())));
        Map<String, Features> features = new HashMap<>();
        files.find(OLD_INFOS).ifPresent(file -> features.putAll(FeaturesJson.fromDatasetInfos(text(file))));
        String location = files.description() + ", " + README;
        features.putAll(declaredFeatures(keys.get("dataset_info"), location));
        List<ConfigEntry> configs = new ArrayList<>();
        for (Object entry : Yaml.listOf(keys.get("configs"))) {
            ConfigEntry config = ConfigYaml.read(entry, location);
            configs.add(
                    config.features().isPresent()
                            ? config
                            : config.withFeatures(Optional.ofNullable(features.get(config.name()))));
        }
        if (configs.isEmpty()) {
            String only = features.size() == 1 ? features.keySet().iterator().next() : ConfigEntry.DEFAULT;
            configs.add(ConfigEntry.ofNothing(only, Optional.ofNullable(features.get(only))));
        }
        if (configs.stream().filter(ConfigEntry::isDefault).count() > 1) {
            throw new DatasetException(location + ": more than one configuration says \"default: true\"");
        }
        return new DatasetCard(List.copyOf(configs));
    }

    /** The configurations, in the order of the card. */
    public List<ConfigEntry> configs() {
        return configs;
    }

    /**
     * The configuration called {@code name}, or, for null, the one to take when none is named.
     *
     * @throws DatasetException if there is none of that name, or if one has to be named
     */
    public ConfigEntry choose(String name) {
        List<String> names = configs.stream().map(ConfigEntry::name).toList();
        if (name != null) {
            return configs.stream()
                    .filter(config -> config.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new DatasetException("BuilderConfig '" + name + "' not found. Available: " + names));
        }
        if (configs.size() == 1) {
            return configs.getFirst();
        }
        return configs.stream()
                .filter(ConfigEntry::isDefault)
                .findFirst()
                .or(() -> configs.stream()
                        .filter(config -> config.name().equals(ConfigEntry.DEFAULT))
                        .findFirst())
                .orElseThrow(() -> new DatasetException(
                        "Config name is missing. Please pick one among the available configs: " + names));
    }

    private static Map<String, Features> declaredFeatures(Object info, String location) {
        Map<String, Features> byConfig = new LinkedHashMap<>();
        for (Object entry : Yaml.listOf(info)) {
            if (!(entry instanceof Map<?, ?> map)) {
                throw new DatasetException(location + ": dataset_info should be a mapping or a list of mappings");
            }
            if (map.get("features") != null) {
                String config = map.get("config_name") instanceof String name ? name : ConfigEntry.DEFAULT;
                byConfig.put(config, ConfigYaml.features(map.get("features"), location));
            }
        }
        return byConfig;
    }

    private static String text(DataFile file) {
        try (InputStream in = file.open()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new DatasetException(file.location() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
