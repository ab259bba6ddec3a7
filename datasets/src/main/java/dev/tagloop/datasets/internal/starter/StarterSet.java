package dev.tagloop.datasets.internal.starter;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.source.BundledSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the bundled sets in the layout of Hub repositories: {@code README.md} and {@code data/SPLIT-00000-of-00001.parquet}.
 * Run by Maven in the phase {@code process-classes}; leaves alone what is newer than all that it is made from.
 */
public final class StarterSet {

    private static final Map<String, StarterKind<?>> KINDS = Map.of(
            "starter-ner", new NamedEntities(),
            "starter-topics", new Topics(),
            "starter-qa", new Questions(),
            "starter-summaries", new Summaries());

    private static final String CARD = "CARD.md";

    private StarterSet() {}

    /**
     * Builds the sets.
     *
     * @param args the folder that holds a folder of texts for each set, the folder to write to, the folder of this program's classes
     */
    public static void main(String[] args) throws IOException {
        for (String name : BundledSource.IDS) {
            Path texts = Path.of(args[0]).resolve(name);
            Path target = Path.of(args[1]).resolve(name);
            Path index = target.resolve(BundledSource.INDEX);
            if (!Files.exists(index) || newest(texts, Path.of(args[2])) > modified(index)) {
                write(KINDS.get(name), texts, target);
            }
        }
    }

    private static <U extends StarterUnit> void write(StarterKind<U> kind, Path texts, Path target) throws IOException {
        List<U> units = StarterTexts.read(kind, texts);
        Map<String, String> counts = new LinkedHashMap<>(kind.counts(units));
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, List<U>> split : StarterSplits.of(units).entrySet()) {
            List<Map<String, Object>> rows = split.getValue().stream()
                    .flatMap(unit -> unit.rows().stream())
                    .toList();
            String path = "data/" + split.getKey() + "-00000-of-00001.parquet";
            Dataset.of(kind.features(), rows).toParquet(target.resolve(path));
            files.add(path);
            counts.put(split.getKey(), String.valueOf(rows.size()));
        }
        Files.writeString(target.resolve("README.md"), StarterCard.fill(Files.readString(texts.resolve(CARD)), counts));
        files.add("README.md");
        Files.write(target.resolve(BundledSource.INDEX), files);
    }

    private static long newest(Path... folders) throws IOException {
        long newest = 0;
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                newest = Math.max(
                        newest,
                        files.filter(file -> !file.toString().contains("bundled") && Files.isRegularFile(file))
                                .mapToLong(StarterSet::modified)
                                .max()
                                .orElse(0));
            }
        }
        return newest;
    }

    private static long modified(Path file) {
        return file.toFile().lastModified();
    }
}
