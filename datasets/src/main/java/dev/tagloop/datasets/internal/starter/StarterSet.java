package dev.tagloop.datasets.internal.starter;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
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
 * Writes the starter set in the layout of a Hub repository: {@code README.md} and {@code data/SPLIT-00000-of-00001.parquet}.
 * Run by Maven in the phase {@code process-classes}; does nothing when what it wrote is newer than all it is made from.
 */
public final class StarterSet {

    /** The classes of the tags, by number. */
    static final ClassLabel TAGS =
            new ClassLabel("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC");

    private static final Features FEATURES = Features.with("id", Value.STRING)
            .and("tokens", new ListOf(Value.STRING))
            .and("ner_tags", new ListOf(TAGS))
            .and("genre", Value.STRING);

    private static final String CARD = "CARD.md";

    private StarterSet() {}

    /**
     * Builds the set.
     *
     * @param args the folder of the texts, the folder to write to, the folder of this program's classes
     */
    public static void main(String[] args) throws IOException {
        Path texts = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Path index = target.resolve(BundledSource.INDEX);
        if (Files.exists(index) && newest(texts, Path.of(args[2])) <= modified(index)) {
            return;
        }
        Map<String, List<StarterSentence>> splits = StarterSplits.of(StarterTexts.read(texts));
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, List<StarterSentence>> split : splits.entrySet()) {
            String path = "data/" + split.getKey() + "-00000-of-00001.parquet";
            Dataset.of(FEATURES, split.getValue().stream().map(StarterSet::row).toList())
                    .toParquet(target.resolve(path));
            files.add(path);
        }
        String card = StarterCard.fill(Files.readString(texts.resolve(CARD)), splits);
        Files.writeString(target.resolve("README.md"), card);
        files.add("README.md");
        Files.write(index, files);
    }

    private static Map<String, Object> row(StarterSentence sentence) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", sentence.id());
        row.put("tokens", sentence.sentence().tokens());
        row.put("ner_tags", sentence.sentence().tags());
        row.put("genre", sentence.genre());
        return row;
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
