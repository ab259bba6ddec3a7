package dev.tagloop.datasets.card;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.FeaturesYamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a data set says about itself in its {@code README.md}, beside what is known from the rows.
 *
 * @param license the id of a license as the Hub knows it; {@code unknown} where nobody has said
 * @param name what people call it
 * @param tasks the Hub's names of the tasks it is for, such as {@code token-classification}
 * @param tags words to find it by
 * @param body the text for people, in Markdown
 */
public record DataCard(String license, String name, List<String> tasks, List<String> tags, String body) {

    /** The license of a data set of which none is known. */
    public static final String UNKNOWN_LICENSE = "unknown";

    private static final long[] SIZES = {1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final String[] SIZE_NAMES = {
        "n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B"
    };

    /** Copies the lists. */
    public DataCard {
        Objects.requireNonNull(license, "license");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
        tasks = List.copyOf(tasks);
        tags = List.copyOf(tags);
    }

    /** A card that says nothing but what the rows themselves say. */
    public static DataCard plain(String name) {
        return new DataCard(UNKNOWN_LICENSE, name, List.of(), List.of(), "# " + name + "\n");
    }

    /**
     * A split's size.
     *
     * @param name the split
     * @param rows its rows
     * @param bytes what its values take in memory, about
     */
    public record SplitSize(String name, long rows, long bytes) {}

    /**
     * The whole {@code README.md} of a data set with one configuration.
     *
     * @param features the columns
     * @param splits the splits, in their order
     * @param downloadBytes the size of all data files
     */
    public String readme(Features features, List<SplitSize> splits, long downloadBytes) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("license", license);
        if (!name.isBlank()) {
            keys.put("pretty_name", name);
        }
        putUnlessEmpty(keys, "task_categories", tasks);
        putUnlessEmpty(keys, "tags", tags);
        long rows = splits.stream().mapToLong(SplitSize::rows).sum();
        keys.put("size_categories", List.of(sizeCategory(rows)));
        keys.put("dataset_info", info(features, splits, downloadBytes));
        keys.put("configs", List.of(config(splits)));
        return CardFile.of(keys, body);
    }

    private static void putUnlessEmpty(Map<String, Object> keys, String key, List<String> values) {
        if (!values.isEmpty()) {
            keys.put(key, values);
        }
    }

    private static String sizeCategory(long rows) {
        int category = 0;
        while (category < SIZES.length && rows >= SIZES[category]) {
            category++;
        }
        return SIZE_NAMES[category];
    }

    private static Map<String, Object> info(Features features, List<SplitSize> splits, long downloadBytes) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("features", FeaturesYamlWriter.write(features));
        List<Object> sizes = new ArrayList<>();
        for (SplitSize split : splits) {
            Map<String, Object> size = new LinkedHashMap<>();
            size.put("name", split.name());
            size.put("num_bytes", split.bytes());
            size.put("num_examples", split.rows());
            sizes.add(size);
        }
        info.put("splits", sizes);
        info.put("download_size", downloadBytes);
        info.put("dataset_size", splits.stream().mapToLong(SplitSize::bytes).sum());
        return info;
    }

    private static Map<String, Object> config(List<SplitSize> splits) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("config_name", ConfigEntry.DEFAULT);
        List<Object> files = new ArrayList<>();
        for (SplitSize split : splits) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("split", split.name());
            file.put("path", "data/" + split.name() + "-*");
            files.add(file);
        }
        config.put("data_files", files);
        return config;
    }
}
