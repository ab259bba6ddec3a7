package dev.tagloop.datasets.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.DatasetException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheMostFrequentExtensionDecidesTest {

    private static FileFormat infer(String... paths) {
        return FileFormat.infer(List.of(paths), "a test");
    }

    @Test
    void theMajorityWinsAndTiesGoByAFixedOrder() {
        assertThat(infer("a.csv", "b.csv", "c.parquet")).isEqualTo(FileFormat.CSV);
        assertThat(infer("a.csv", "c.parquet")).isEqualTo(FileFormat.PARQUET);
        assertThat(infer("a.json", "c.csv")).isEqualTo(FileFormat.JSON);
        assertThat(infer("a.tsv", "c.txt")).isEqualTo(FileFormat.TEXT);
        assertThat(infer("a.TSV")).isEqualTo(FileFormat.CSV);
    }

    @Test
    void everyExtensionOfANameCounts() {
        assertThat(infer("a.jsonl.gz", "b.md")).isEqualTo(FileFormat.JSON);
        assertThat(FileFormat.JSON.reads("dir.csv/a.ndjson.gz")).isTrue();
        assertThat(FileFormat.CSV.reads("dir.csv/a.ndjson.gz")).isFalse();
    }

    @Test
    void withoutAKnownExtensionTheKnownOnesAreNamed() {
        assertThatThrownBy(() -> infer("a.docx"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("[a.docx]")
                .hasMessageContaining(".parquet");
    }
}
