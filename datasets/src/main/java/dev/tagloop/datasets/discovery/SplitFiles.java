package dev.tagloop.datasets.discovery;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.card.ConfigEntry;
import dev.tagloop.datasets.source.DataFiles;
import dev.tagloop.datasets.source.PatternFiles;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of each split: those that the configuration's patterns name, else those found by the conventions of Hugging
 * Face's library (shards under {@code data/}, then folder names, then file names, then everything is {@code train}).
 */
public final class SplitFiles {

    private static final Set<String> NEVER_DATA = Set.of(
            "README.md",
            "config.json",
            "dataset_info.json",
            "dataset_infos.json",
            "dataset_dict.json",
            "dummy_data.zip");

    private SplitFiles() {}

    /**
     * The paths of each split, in the order of the splits.
     *
     * @throws DatasetException if there are none, or if a pattern of the configuration matches nothing
     */
    public static Map<String, List<String>> of(DataFiles files, ConfigEntry config) {
        List<String> candidates = files.paths().stream()
                .filter(path -> !NEVER_DATA.contains(path.substring(path.lastIndexOf('/') + 1)))
                .toList();
        String prefix = prefix(config.dataDir());
        if (!config.dataFiles().isEmpty()) {
            return byPatterns(files, config, candidates, prefix);
        }
        List<String> below = candidates.stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .toList();
        Map<String, List<String>> found = Discovery.find(below);
        if (found.isEmpty()) {
            throw new DatasetException(
                    "Couldn't find any data file in " + files.description()
                            + (prefix.isEmpty() ? "" : " under " + prefix)
                            + ". Put files there that end in .parquet, .arrow, .jsonl, .json, .csv, .tsv or .txt, or archives of them");
        }
        Map<String, List<String>> full = new LinkedHashMap<>();
        found.forEach((split, paths) ->
                full.put(split, paths.stream().map(path -> prefix + path).toList()));
        return full;
    }

    private static Map<String, List<String>> byPatterns(
            DataFiles files, ConfigEntry config, List<String> candidates, String prefix) {
        Map<String, List<String>> bySplit = new LinkedHashMap<>();
        config.dataFiles().forEach((split, patterns) -> {
            Set<String> paths = new LinkedHashSet<>();
            for (String pattern : patterns) {
                String full = prefix + PatternFiles.clean(pattern);
                List<String> matching = candidates.contains(full) ? List.of(full) : new Glob(full).select(candidates);
                if (matching.isEmpty()) {
                    throw new DatasetException("Unable to find '" + full + "' in " + files.description()
                            + ": the split \"" + split + "\" of the configuration \"" + config.name()
                            + "\" names it");
                }
                paths.addAll(matching);
            }
            bySplit.put(split, List.copyOf(paths));
        });
        return bySplit;
    }

    private static String prefix(String dataDir) {
        String clean = dataDir.startsWith("./") ? dataDir.substring(2) : dataDir;
        if (clean.isEmpty() || clean.equals(".")) {
            return "";
        }
        return clean.endsWith("/") ? clean : clean + "/";
    }
}
