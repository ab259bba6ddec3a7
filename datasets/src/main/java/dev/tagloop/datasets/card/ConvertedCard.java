package dev.tagloop.datasets.card;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.source.DataFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configurations of a branch that the Hub wrote itself: it has no card, its folders are {@code CONFIG/SPLIT}, and a
 * split that was too large is there in part only.
 */
public final class ConvertedCard {

    private static final Logger log = LoggerFactory.getLogger(ConvertedCard.class);
    private static final Pattern FILE =
            Pattern.compile("(?<config>[^/]+)/(?<partial>partial-)?(?<split>[^/]+)/[0-9]+\\.parquet");
    private static final List<String> ORDER = List.of("train", "validation", "test");

    private ConvertedCard() {}

    /**
     * The card that the folders stand for.
     *
     * @throws DatasetException if there is no data in it
     */
    public static DatasetCard read(DataFiles files) {
        Map<String, Map<String, List<String>>> byConfig = new TreeMap<>();
        for (String path : files.paths()) {
            Matcher file = FILE.matcher(path);
            if (file.matches()) {
                if (file.group("partial") != null) {
                    log.warn(
                            "{}: the Hub converted the split \"{}\" of \"{}\" in part only",
                            files.description(),
                            file.group("split"),
                            file.group("config"));
                }
                byConfig.computeIfAbsent(file.group("config"), config -> new TreeMap<>())
                        .computeIfAbsent(file.group("split"), split -> new ArrayList<>())
                        .add(path);
            }
        }
        if (byConfig.isEmpty()) {
            throw new DatasetException("Couldn't find any data file in the converted branch of " + files.description());
        }
        List<ConfigEntry> configs = new ArrayList<>();
        byConfig.forEach((config, splits) ->
                configs.add(new ConfigEntry(config, false, "", ordered(splits), Optional.empty(), Map.of())));
        return DatasetCard.of(configs);
    }

    private static Map<String, List<String>> ordered(Map<String, List<String>> splits) {
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        ORDER.stream().filter(splits::containsKey).forEach(split -> ordered.put(split, splits.get(split)));
        splits.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
