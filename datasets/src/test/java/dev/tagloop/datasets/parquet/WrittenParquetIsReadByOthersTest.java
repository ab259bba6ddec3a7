package dev.tagloop.datasets.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.FeaturesJson;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Opaque;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Translation;
import dev.tagloop.datasets.features.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenParquetIsReadByOthersTest {

    private static final Features NER = Features.with("id", Value.INT64)
            .and("tokens", new ListOf(Value.STRING))
            .and("ner_tags", new ListOf(new ClassLabel("O", "B-PER", "I-PER")));

    @TempDir
    Path folder;

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    private static Dataset ner() {
        return Dataset.of(
                NER,
                List.of(
                        row("id", 1, "tokens", List.of("Ada", "👩‍🔬", "é"), "ner_tags", List.of(1, 0, 0)),
                        row("id", 2, "tokens", List.of(), "ner_tags", List.of()),
                        row("id", 3, "tokens", Arrays.asList("x", null), "ner_tags", Arrays.asList(-1, null)),
                        row("id", 4)));
    }

    private Dataset readBack(Path file) {
        return Datasets.request("parquet").dataFiles("train", file.toString()).load("train");
    }

    @Test
    void ourReaderGivesRowsAndFeaturesBack() {
        Path file = folder.resolve("ner.parquet");
        ner().toParquet(file);

        Dataset back = readBack(file);

        assertThat(back.features()).isEqualTo(NER);
        assertThat(back.rows()).isEqualTo(ner().rows());
        assertThat(back.get(0).labels("ner_tags")).containsExactly("B-PER", "O", "O");
    }

    @Test
    void duckDbReadsTheSameRowsAndFindsTheFeatures() throws SQLException {
        Path file = folder.resolve("ner.parquet");
        ner().toParquet(file);

        assertThat(query("SELECT id, tokens::VARCHAR, ner_tags::VARCHAR, typeof(ner_tags) FROM '" + file
                        + "' ORDER BY id"))
                .containsExactly(
                        "1|[Ada, 👩‍🔬, é]|[1, 0, 0]|BIGINT[]",
                        "2|[]|[]|BIGINT[]",
                        "3|[x, NULL]|[-1, NULL]|BIGINT[]",
                        "4|null|null|BIGINT[]");
        assertThat(query("SELECT decode(key), decode(value) FROM parquet_kv_metadata('" + file + "')"))
                .containsExactly("huggingface|" + FeaturesJson.schemaMetadata(NER));
        assertThat(query("SELECT name FROM parquet_schema('" + file + "')"))
                .containsExactly("schema", "id", "tokens", "list", "element", "ner_tags", "list", "element");
        assertThat(query("SELECT DISTINCT compression FROM parquet_metadata('" + file + "')"))
                .containsExactly("SNAPPY");
    }

    @Test
    void ourReaderReadsWhatDuckDbWritesWithoutFeatures() throws SQLException {
        Path file = folder.resolve("duck.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT 7::INTEGER AS n, 'ü' AS t, [1.5, NULL] AS l, {'a': 1::SMALLINT, 'b': [true]} AS s,"
                            + " TIMESTAMP '2026-11-24 10:00:00' AS at, MAP {'k': 5} AS m) TO '" + file
                            + "' (FORMAT parquet)");
        }

        Dataset back = readBack(file);

        Map<String, Feature> entry = new LinkedHashMap<>();
        entry.put("key", Value.STRING);
        entry.put("value", Value.INT32);
        assertThat(back.features().get("n")).isEqualTo(Value.INT32);
        assertThat(back.features().get("m")).isEqualTo(new ListOf(new Struct(entry)));
        assertThat(back.features().get("at")).isEqualTo(new Value("timestamp[us]"));
        assertThat(back.get(0).integer("n")).isEqualTo(7);
        assertThat(back.get(0).string("t")).isEqualTo("ü");
        assertThat(back.get(0).get("s")).isEqualTo(Map.of("a", 1L, "b", List.of(true)));
        assertThat(back.get(0).get("at")).isEqualTo(LocalDateTime.of(2026, 11, 24, 10, 0));
        assertThat(back.get(0).get("m")).isEqualTo(List.of(Map.of("key", "k", "value", 5L)));
        assertThat(((List<?>) back.get(0).get("l")).size()).isEqualTo(2);
    }

    @Test
    void everyTypeSurvivesWritingAndReading() {
        Map<String, Feature> fields = new LinkedHashMap<>();
        fields.put("a", Value.STRING);
        fields.put("b", new ListOf(Value.INT32));
        Features features = Features.with("bool", Value.BOOL)
                .and("int8", new Value("int8"))
                .and("uint64", new Value("uint64"))
                .and("float16", new Value("float16"))
                .and("float32", Value.FLOAT32)
                .and("float64", Value.FLOAT64)
                .and("large", new Value("large_string"))
                .and("binary", new Value("binary"))
                .and("date", new Value("date32"))
                .and("time", new Value("time64[us]"))
                .and("seconds", new Value("timestamp[s]"))
                .and("zoned", new Value("timestamp[ns, tz=UTC]"))
                .and("duration", new Value("duration[ms]"))
                .and("decimal", new Value("decimal128(10, 2)"))
                .and("nothing", Value.NULL)
                .and("struct", new Struct(fields))
                .and("nested", new ListOf(new ListOf(Value.STRING)))
                .and("translation", new Translation(List.of("de", "en")));
        Dataset rows = Dataset.of(
                features,
                List.of(
                        row(
                                "bool",
                                true,
                                "int8",
                                -128,
                                "uint64",
                                new BigInteger("18446744073709551615"),
                                "float16",
                                0.5,
                                "float32",
                                0.1,
                                "float64",
                                0.1,
                                "large",
                                "text",
                                "binary",
                                new byte[] {0, -1},
                                "date",
                                LocalDate.of(1969, 12, 31),
                                "time",
                                LocalTime.of(23, 59, 59, 123_456_000),
                                "seconds",
                                LocalDateTime.of(2026, 11, 24, 10, 0, 1),
                                "zoned",
                                Instant.parse("2026-11-24T10:00:00.123456789Z"),
                                "duration",
                                Duration.ofMillis(1234),
                                "decimal",
                                new BigDecimal("-12345.67"),
                                "nothing",
                                null,
                                "struct",
                                Map.of("a", "x", "b", List.of(1, 2)),
                                "nested",
                                List.of(List.of("a"), List.of(), List.of("b", "c")),
                                "translation",
                                Map.of("de", "Hallo", "en", "hello")),
                        row()));
        Path file = folder.resolve("types.parquet");

        rows.toParquet(file);
        Dataset back = readBack(file);

        assertThat(back.features()).isEqualTo(features);
        Map<String, Object> first = new LinkedHashMap<>(back.get(0).asMap());
        Map<String, Object> expected = new LinkedHashMap<>(rows.get(0).asMap());
        assertThat((byte[]) first.remove("binary")).isEqualTo((byte[]) expected.remove("binary"));
        assertThat(first).isEqualTo(expected);
        assertThat(back.get(1)).isEqualTo(rows.get(1));
    }

    @Test
    void noRowsGiveAFileWithColumns() {
        Path file = folder.resolve("sub/empty.parquet");
        Dataset.of(NER, List.of()).toParquet(file);

        Dataset back = readBack(file);

        assertThat(back.size()).isZero();
        assertThat(back.features()).isEqualTo(NER);
    }

    @Test
    void aTypeWithoutAParquetFormIsRefused() {
        Dataset rows = Dataset.of(Features.with("picture", new Opaque("Image", Map.of())), List.of());

        assertThatThrownBy(() -> rows.toParquet(folder.resolve("x.parquet")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("\"picture\" of type Image");
    }

    @Test
    void aFileThatIsNoParquetIsNamed() throws IOException {
        Path file = folder.resolve("fake.parquet");
        Files.createFile(file);

        assertThatThrownBy(() -> readBack(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("fake.parquet cannot be read as Parquet");
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(result.getString(i));
                }
                lines.add(String.join("|", cells));
            }
            return lines;
        }
    }
}
