package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersLoadByTheirCardTest {

    private static final String CARD = """
            ---
            license: mit
            configs:
            - config_name: en
              data_dir: data/en
              data_files:
              - split: train
                path:
                - train-*.jsonl
              - split: dev.hard
                path: hard.jsonl
            - config_name: de
              data_files: data/de/*.jsonl
            dataset_info:
            - config_name: en
              features:
              - name: tokens
                sequence: string
              - name: ner_tags
                list:
                  class_label:
                    names:
                      '0': O
                      '1': NO
                      '2': OFF
              - name: spans
                list:
                - name: start
                  dtype: int32
            ---
            # A card
            """;

    @TempDir
    Path folder;

    @Test
    void theConfigurationNamesFilesAndFeatures() throws IOException {
        Folders.write(folder, "README.md", CARD);
        Folders.write(folder, "data/en/train-b.jsonl", "{\"tokens\":[\"c\"],\"ner_tags\":[2]}\n");
        Folders.write(
                folder,
                "data/en/train-a.jsonl",
                "{\"tokens\":[\"a\",\"b\"],\"ner_tags\":[0,\"NO\"],\"spans\":[{\"start\":3}]}\n");
        Folders.write(folder, "data/en/hard.jsonl", "{\"tokens\":[]}\n");

        Dataset train = Datasets.load(folder.toString(), "en", "train");

        Map<String, Feature> start = new LinkedHashMap<>();
        start.put("start", Value.INT32);
        assertThat(train.features().columns())
                .containsExactly(
                        Map.entry("tokens", new ListOf(Value.STRING)),
                        Map.entry("ner_tags", new ListOf(new ClassLabel("O", "NO", "OFF"))),
                        Map.entry("spans", new ListOf(new Struct(start))));
        assertThat(train.get(0).labels("ner_tags")).containsExactly("O", "NO");
        assertThat(train.get(0).get("spans")).isEqualTo(List.of(Map.of("start", 3L)));
        assertThat(train.get(1).labels("ner_tags")).containsExactly("OFF");
        assertThat(train.get(1).get("spans")).isNull();
        assertThat(Datasets.load(folder.toString(), "en", "dev.hard").get(0).strings("tokens"))
                .isEmpty();
    }

    @Test
    void aConfigurationMustBeNamedUnlessOneIsTheDefault() throws IOException {
        Folders.write(folder, "README.md", CARD);
        Folders.write(folder, "data/de/x.jsonl", "{\"a\":1}");

        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train"))
                .hasMessage("Config name is missing. Please pick one among the available configs: [en, de]");
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "fr", "train"))
                .hasMessage("BuilderConfig 'fr' not found. Available: [en, de]");
        Folders.write(folder, "README.md", CARD.replace("- config_name: de", "- config_name: de\n  default: true"));
        assertThat(Datasets.load(folder.toString(), "train").column("a")).containsExactly(1L);
    }

    @Test
    void aPatternWithoutFilesIsNamed() throws IOException {
        Folders.write(folder, "README.md", CARD);

        assertThatThrownBy(() -> Datasets.load(folder.toString(), "de", "train"))
                .hasMessageContaining("Unable to find 'data/de/*.jsonl'")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void theOverrideFileReplacesKeysOfTheCard() throws IOException {
        Folders.write(folder, "README.md", CARD);
        Folders.write(
                folder, ".huggingface.yaml", "configs:\n- config_name: only\n  data_files: '*.csv'\n  sep: ';'\n");
        Folders.write(folder, "x.csv", "a;b\n1;x\n");

        Dataset rows = Datasets.load(folder.toString(), "train");

        assertThat(rows.get(0).asMap()).containsExactly(Map.entry("a", 1L), Map.entry("b", "x"));
    }

    @Test
    void anOldInfosFileGivesFeatures() throws IOException {
        Folders.write(
                folder,
                "dataset_infos.json",
                "{\"default\":{\"features\":{\"label\":{\"names\":[\"neg\",\"pos\"],\"_type\":\"ClassLabel\"}}}}");
        Folders.write(folder, "train.csv", "label\npos\n0\n");

        assertThat(Datasets.load(folder.toString(), "train").rows())
                .extracting(row -> row.label("label"))
                .containsExactly("pos", "neg");
    }

    @Test
    void errorsInTheCardNameTheFile() throws IOException {
        Folders.write(folder, "a.csv", "x\n1\n");
        Folders.write(folder, "README.md", "---\nconfigs: [\n---\n");
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("README.md is not valid YAML");
        Folders.write(folder, "README.md", "---\nconfigs:\n- config_name: a\n");
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train")).hasMessageContaining("no closing ---");
        Folders.write(
                folder,
                "README.md",
                "---\nconfigs:\n- config_name: a\n  data_files:\n  - split: not-good\n    path: a.csv\n---\n");
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train")).hasMessageContaining("\"not-good\"");
        Folders.write(
                folder,
                "README.md",
                "---\ndataset_info:\n  features:\n  - name: l\n    class_label:\n      names: {'0': a, '2': b}\n---\n");
        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train")).hasMessageContaining("without a gap");
    }

    @Test
    void datasetScriptsAreRefused() throws IOException {
        Folders.write(folder, "ds/ds.py", "import os");
        Folders.write(folder, "ds/train.csv", "x\n1\n");

        assertThatThrownBy(() -> Datasets.load(folder.resolve("ds").toString(), "train"))
                .hasMessageStartingWith("Dataset scripts are no longer supported, but found ds.py");
    }

    @Test
    void splitsOfDifferentFormatsAreRefused() throws IOException {
        Folders.write(folder, "train.csv", "x\n1\n");
        Folders.write(folder, "test.jsonl", "{}");

        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train")).hasMessageContaining("different formats");
    }

    @Test
    void aFolderWithoutDataSaysWhatToPutThere() throws IOException {
        Folders.write(folder, "README.md", "nothing");

        assertThatThrownBy(() -> Datasets.load(folder.toString(), "train"))
                .hasMessageContaining("Couldn't find any data file")
                .hasMessageContaining(".parquet");
    }

    @Test
    void aFormatLoadsTheFilesThatPatternsName() throws IOException {
        Folders.write(folder, "in/[1] a.json", "{\"data\":[{\"x\":1},{\"x\":2}]}");
        Folders.write(folder, "in/b.json", "{\"data\":[{\"x\":3}]}");

        Dataset one = Datasets.request("json")
                .dataFiles("train", folder + "/in/[1] a.json")
                .option("field", "data")
                .load("train");
        DatasetDict both = Datasets.request("json")
                .dataFiles("train", folder + "/in/*.json")
                .dataFiles("test", folder + "/in/b.json")
                .option("field", "data")
                .loadAll();

        assertThat(one.column("x")).containsExactly(1L, 2L);
        assertThat(both.train().size()).isEqualTo(3);
        assertThat(both.test().column("x")).containsExactly(3L);
        assertThatThrownBy(() -> Datasets.load("json", "train")).hasMessageContaining("say which");
    }

    @Test
    void rowsOfSeveralSplitsComeInTheOrderWritten() throws IOException {
        Folders.write(folder, "train.csv", "x\n1\n2\n");
        Folders.write(folder, "test.csv", "x\n3\n4\n");

        assertThat(Datasets.load(folder.toString(), "test[1:]+train").column("x"))
                .containsExactly(4L, 1L, 2L);
    }
}
