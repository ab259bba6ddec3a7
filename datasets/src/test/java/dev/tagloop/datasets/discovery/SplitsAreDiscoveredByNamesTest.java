package dev.tagloop.datasets.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitsAreDiscoveredByNamesTest {

    @Test
    void shardsUnderDataComeFirstWithTheKnownSplitsInFront() {
        assertThat(Discovery.find(List.of(
                        "data/test-00000-of-00001.parquet",
                        "data/extra-00000-of-00001.parquet",
                        "data/train-00001-of-00002.parquet",
                        "data/train-00000-of-00002.parquet",
                        "data/another.one-00000-of-00001-abc.parquet",
                        "train/ignored.parquet")))
                .containsExactly(
                        Map.entry(
                                "train",
                                List.of("data/train-00000-of-00002.parquet", "data/train-00001-of-00002.parquet")),
                        Map.entry("test", List.of("data/test-00000-of-00001.parquet")),
                        Map.entry("another.one", List.of("data/another.one-00000-of-00001-abc.parquet")),
                        Map.entry("extra", List.of("data/extra-00000-of-00001.parquet")));
    }

    @Test
    void folderNamesComeBeforeFileNames() {
        assertThat(Discovery.find(List.of("dev/a.csv", "my_train/b.csv", "other/test.csv", "training-2/c.csv")))
                .containsExactly(
                        Map.entry("train", List.of("my_train/b.csv", "training-2/c.csv")),
                        Map.entry("validation", List.of("dev/a.csv")));
    }

    @Test
    void fileNamesNeedASeparatorAroundTheKeyword() {
        assertThat(Discovery.find(List.of(
                        "my_test_file.csv",
                        "test.csv",
                        "test1.csv",
                        "testfile.csv",
                        "train.csv",
                        "val.csv",
                        "Train2.csv")))
                .containsExactly(
                        Map.entry("train", List.of("train.csv")),
                        Map.entry("validation", List.of("val.csv")),
                        Map.entry("test", List.of("my_test_file.csv", "test.csv", "test1.csv")));
    }

    @Test
    void aFileMatchingSeveralKeywordsOfASplitIsListedOnce() {
        assertThat(Discovery.find(List.of("dev-val.csv")).get("validation")).containsExactly("dev-val.csv");
    }

    @Test
    void withoutAnyKeywordEverythingIsTrain() {
        assertThat(Discovery.find(List.of("a.csv", "sub/b.csv", ".cache/c.csv")))
                .containsExactly(Map.entry("train", List.of("a.csv", "sub/b.csv")));
    }
}
