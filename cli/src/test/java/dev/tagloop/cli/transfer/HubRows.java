package dev.tagloop.cli.transfer;

import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Rows of our own with the columns of wikiann, on a Hub of this machine. */
final class HubRows {
    static final List<String> TAGS = List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC");

    private HubRows() {}

    static Map<String, Object> row(List<String> tokens, Long... tags) {
        return Map.of(
                "tokens",
                tokens,
                "ner_tags",
                List.of(tags),
                "langs",
                Collections.nCopies(tokens.size(), "en"),
                "spans",
                List.of());
    }

    /** Row {@code i}: {@code Ann i 👩🏽‍💻 Lee lives in New York .}. */
    static Map<String, Object> row(int i) {
        return row(
                List.of("Ann", Integer.toString(i), "👩🏽‍💻", "Lee", "lives", "in", "New", "York", "."),
                1L,
                0L,
                0L,
                1L,
                0L,
                0L,
                5L,
                6L,
                0L);
    }

    static List<Map<String, Object>> rows(int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    static byte[] parquet(Path folder, List<Map<String, Object>> rows) throws IOException {
        Features features = Features.with("tokens", new ListOf(Value.STRING))
                .and("ner_tags", new ListOf(new ClassLabel(TAGS)))
                .and("langs", new ListOf(Value.STRING))
                .and("spans", new ListOf(Value.STRING));
        Path file = Files.createTempFile(folder, "rows", ".parquet");
        Dataset.of(features, rows).toParquet(file);
        return Files.readAllBytes(file);
    }

    /** {@code wikiann} with {@code en}. */
    static LocalRepo wikiann(LocalHub hub, Path folder, List<Map<String, Object>> rows) throws IOException {
        hub.move("datasets", "wikiann", "unimelb-nlp/wikiann");
        return hub.repo("datasets", "unimelb-nlp/wikiann")
                .put("README.md", """
                        ---
                        configs:
                        - config_name: de
                          data_files: de/train-*
                        - config_name: en
                          data_files:
                          - split: train
                            path: en/train-*
                        ---
                        """)
                .put("en/train-00000-of-00001.parquet", parquet(folder, rows));
    }
}
