package dev.tagloop.server.imports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static List<String> rows(String csv) {
        return rows(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(byte[] bytes) {
        List<String> found = new ArrayList<>();
        try {
            Path file = Files.write(Files.createTempFile("table", ".csv"), bytes);
            CsvTable table = CsvTable.of(() -> Decoding.utf8(file, ",;\r\n"), Delimiters.ofCommas(file));
            try (RowStream rows = table.rows()) {
                for (RowStream.Row row = rows.next(); row != null; row = rows.next()) {
                    switch (row) {
                        case RowStream.Item item -> found.add(Json.write(item.item()));
                        case RowStream.Fault fault -> throw new UnreadableFileException(fault.message());
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Test
    void columnsAreTypedAsAWhole() {
        assertThat(rows("t,int,float,gap,mixed,odd,long\na,007,1,1,1,INF,12345678901234567890\nb,-2,2.5,,x,1e400,1\n"))
                .containsExactly(
                        "{\"t\":\"a\",\"int\":7,\"float\":1.0,\"gap\":1.0,\"mixed\":\"1\",\"odd\":\"INF\",\"long\":\"12345678901234567890\"}",
                        "{\"t\":\"b\",\"int\":-2,\"float\":2.5,\"gap\":\"\",\"mixed\":\"x\",\"odd\":\"1e400\",\"long\":\"1\"}");
    }

    @Test
    void quotesLineBreaksAndBlanksAreKept() {
        assertThat(rows("\ufefft,u\r\n\"a \"\"b\"\"\r\nc, d\",  x \r\n\r\n\"\",y\r\n\ud83d\ude00,\"z\"\"\"\n"))
                .containsExactly(
                        "{\"t\":\"a \\\"b\\\"\\r\\nc, d\",\"u\":\"  x \"}",
                        "{\"t\":\"\",\"u\":\"y\"}",
                        "{\"t\":\"\ud83d\ude00\",\"u\":\"z\\\"\"}");
    }

    @Test
    void shortRowsAreFilledUpAndNamesMadeUnique() {
        assertThat(rows("a,a,,a\nx\n")).containsExactly("{\"a\":\"x\",\"a.1\":\"\",\"Unnamed: 2\":\"\",\"a.2\":\"\"}");
    }

    @Test
    void semicolonsCountWhenTheHeaderHasMoreOfThem() {
        assertThat(rows("a;b;c,d\n1;2,5;x\n")).containsExactly("{\"a\":1,\"b\":\"2,5\",\"c,d\":\"x\"}");
    }

    @Test
    void whatWouldLoseDataIsRefused() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n\"x\ny\",2,3\n"))
                .hasMessage("Error tokenizing data. C error: Expected 2 fields in line 3, saw 3\n");
        assertThatThrownBy(() -> rows("a,b\n1,\"2\n")).hasMessageContaining("EOF inside string");
        assertThatThrownBy(() -> rows("\n\n")).hasMessage("No columns to parse from file");
    }

    @Test
    void bytesThatAreNoUtf8AreNamedWithTheirPlaceInTheCell() {
        byte[] latin1 = "text\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> rows(latin1))
                .hasMessage("'utf-8' codec can't decode byte 0xe9 in position 3: unexpected end of data");
        byte[] stray = "a,b\nx,y\u0080z\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> rows(stray))
                .hasMessage("'utf-8' codec can't decode byte 0x80 in position 1: invalid start byte");
    }
}
