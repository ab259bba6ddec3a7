package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.card.CardFile;
import dev.tagloop.datasets.card.DataCard;
import dev.tagloop.datasets.card.DatasetCard;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Opaque;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Translation;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.datasets.source.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFoldersLoadAsTheyWereTest {

    private static final Features NER = Features.with("id", Value.STRING)
            .and("tokens", new ListOf(Value.STRING))
            .and(
                    "ner_tags",
                    new ListOf(new ClassLabel("O", "B-NO", "I-NO", "off", "it's: a #label", "日本 \"x\"", "1e3")))
            .and("spans", new ListOf(struct("start", Value.INT64, "label", Value.STRING)));

    @TempDir
    Path folder;

    private static Struct struct(String a, Feature first, String b, Feature second) {
        Map<String, Feature> fields = new LinkedHashMap<>();
        fields.put(a, first);
        fields.put(b, second);
        return new Struct(fields);
    }

    private static Dataset rows(int from, int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", "id:" + i);
            row.put("tokens", List.of("👩🏽‍💻", "שלום", "a\r\nb", "" + i));
            row.put("ner_tags", List.of(1L, 2L, (long) (i % 7), -1L));
            row.put("spans", i % 3 == 0 ? List.of() : List.of(Map.of("start", (long) i, "label", "NO")));
            rows.add(row);
        }
        return Dataset.of(NER, rows);
    }

    private static DatasetDict splits(Dataset train, Dataset test) {
        Map<String, Dataset> splits = new LinkedHashMap<>();
        splits.put("train", train);
        splits.put("test", test);
        return new DatasetDict(splits);
    }

    @Test
    void rowsFeaturesAndSplitsComeBackInOrder() throws IOException {
        List<Path> files = DatasetFolder.write(
                splits(rows(0, 20), rows(20, 5)), folder, new DataCard("cc-by-4.0", "No", List.of(), List.of(), ""));

        assertThat(files.stream().map(file -> folder.relativize(file).toString()))
                .containsExactly("data/train-00000-of-00001.parquet", "data/test-00000-of-00001.parquet", "README.md");
        DatasetDict loaded = Datasets.request(folder.toString()).loadAll();
        assertThat(loaded.splits().keySet()).containsExactly("train", "test");
        assertThat(loaded.train().features()).isEqualTo(NER);
        assertThat(loaded.train().rows()).isEqualTo(rows(0, 20).rows());
        assertThat(loaded.test().rows()).isEqualTo(rows(20, 5).rows());
        assertThat(DatasetCard.read(FolderFiles.of(folder)).choose(null).features())
                .contains(NER);
        assertThat(Files.readString(folder.resolve("README.md"))).startsWith("""
                ---
                license: cc-by-4.0
                pretty_name: 'No'
                size_categories:
                - n<1K
                dataset_info:
                  features:
                  - name: id
                    dtype: string
                  - name: tokens
                    list: string
                  - name: ner_tags
                    list:
                      class_label:
                        names:
                          '0': O
                          '1': B-NO
                          '2': I-NO
                          '3': 'off'
                          '4': 'it''s: a #label'
                          '5': "日本 \\"x\\""
                          '6': '1e3'
                  - name: spans
                    list:
                    - name: start
                      dtype: int64
                    - name: label
                      dtype: string
                  splits:
                  - name: train
                """.replace("- n<1K", "- 'n<1K'"));
    }

    @Test
    void aLargeSplitIsCutIntoNumberedFiles() {
        List<Path> files = DatasetFolder.write(splits(rows(0, 7), rows(7, 0)), folder, DataCard.plain("x"), 100);
        assertThat(files.getFirst().getFileName().toString()).matches("train-00000-of-0000[2-9]\\.parquet");
        assertThat(Datasets.load(folder.toString(), "train").rows())
                .isEqualTo(rows(0, 7).rows());
        assertThat(Datasets.load(folder.toString(), "test").size()).isZero();
    }

    @Test
    void splitsWithDifferentColumnsAreRefused() {
        Dataset other = Dataset.of(List.of(Map.of("a", 1L)));
        assertThatThrownBy(() -> DatasetFolder.write(splits(rows(0, 1), other), folder, DataCard.plain("x")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("\"test\" has other features");
    }

    @Test
    void anyFeaturesAreReadFromTheYamlThatWasWritten() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            Map<String, Feature> columns = new LinkedHashMap<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                columns.put(name(random) + i, feature(random, 3));
            }
            Features features = new Features(columns);
            String readme =
                    DataCard.plain("x").readme(features, List.of(new DataCard.SplitSize("train", round, round)), round);
            Object info = CardFile.parse(readme, "card").keys().get("dataset_info");
            assertThat(dev.tagloop.datasets.features.FeaturesYaml.read(((Map<?, ?>) info).get("features")))
                    .as(readme)
                    .isEqualTo(features);
        }
    }

    private static Feature feature(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> Value.STRING;
            case 1 -> new Value("timestamp[us, tz=Europe/Berlin]");
            case 2 -> new ClassLabel(name(random), name(random) + "2", name(random) + "3");
            case 3 -> random.nextBoolean() ? new Translation(List.of("no", "en")) : new Opaque("Audio", Map.of());
            case 4 -> new ListOf(feature(random, depth - 1), random.nextInt(3) - 1, random.nextBoolean());
            case 5 -> new ListOf(feature(random, depth - 1));
            default -> struct(name(random), feature(random, depth - 1), name(random) + "b", feature(random, depth - 1));
        };
    }

    private static String name(Random random) {
        List<String> names = List.of(
                "NO",
                "yes",
                "1",
                "0x1F",
                "a: b",
                "- c",
                "#d",
                "'",
                "\"",
                "é\u2028",
                "\t",
                "~",
                "null",
                " lead",
                "a\\n",
                "1_000",
                "12:30:45",
                "2026-11-26",
                "=",
                "<<",
                "x",
                "@y",
                "%z",
                "a\nb",
                "👩🏽‍💻",
                "[",
                "{}",
                "|",
                ">");
        return names.get(random.nextInt(names.size()));
    }
}
