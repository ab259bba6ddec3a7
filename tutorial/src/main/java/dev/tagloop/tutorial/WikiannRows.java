package dev.tagloop.tutorial;

import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Row;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of {@code starter-ner} in wikiann's form: its columns, its seven tags, its files. */
final class WikiannRows {
    /** wikiann knows no MISC. */
    static final ClassLabel TAGS = new ClassLabel("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC");

    private static final Features FEATURES = Features.with("tokens", new ListOf(Value.STRING))
            .and("ner_tags", new ListOf(TAGS))
            .and("langs", new ListOf(Value.STRING))
            .and("spans", new ListOf(Value.STRING));

    private WikiannRows() {}

    static void put(LocalRepo repo) throws IOException {
        repo.put("README.md", Contents.card("wikiann.md"));
        put(repo, "validation", StarterRows.english("validation"));
        put(repo, "test", StarterRows.english("test"));
        put(repo, "train", StarterRows.served());
    }

    private static void put(LocalRepo repo, String split, Dataset rows) throws IOException {
        Path file = Files.createTempFile("wikiann", ".parquet");
        try {
            Dataset.of(FEATURES, rows.stream().map(WikiannRows::row).toList()).toParquet(file);
            repo.put("en/" + split + "-00000-of-00001.parquet", Files.readAllBytes(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Map<String, Object> row(Row row) {
        List<String> tokens = row.strings("tokens");
        List<String> tags = row.labels("ner_tags").stream()
                .map(tag -> TAGS.names().contains(tag) ? tag : "O")
                .toList();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("tokens", tokens);
        values.put("ner_tags", tags);
        values.put("langs", Collections.nCopies(tokens.size(), "en"));
        values.put("spans", spans(tokens, tags));
        return values;
    }

    /** The names as wikiann lists them: {@code PER: Ada Lovelace}. */
    private static List<String> spans(List<String> tokens, List<String> tags) {
        List<String> spans = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tags.get(i).startsWith("B-")) {
                spans.add(tags.get(i).substring(2) + ": " + tokens.get(i));
            } else if (tags.get(i).startsWith("I-")) {
                spans.set(spans.size() - 1, spans.getLast() + " " + tokens.get(i));
            }
        }
        return spans;
    }
}
