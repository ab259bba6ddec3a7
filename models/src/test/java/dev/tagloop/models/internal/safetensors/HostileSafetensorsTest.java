package dev.tagloop.models.internal.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSafetensorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            duplicate name   | {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | 8 | Duplicate
            hole             | {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                      | 8 | without holes
            overlap          | {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | 8 | without holes
            end before begin | {"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}} | 4 | without holes
            data cut off     | {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}                      | 4 | the file has 4
            data appended    | {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                      | 9 | the file has 9
            size of shape    | {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                      | 8 | need 12.0
            overflow         | {"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,0]}} | 0 | impossible shape
            overflow in bits | {"a":{"dtype":"F64","shape":[1152921504606846976],"data_offsets":[0,0]}}     | 0 | impossible shape
            dimension of 2^32 beside a 0 | {"a":{"dtype":"F32","shape":[0,4294967296],"data_offsets":[0,0]}} | 0 | impossible shape
            negative         | {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}                     | 4 | natural number
            fraction         | {"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}                    | 4 | natural number
            beyond long      | {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775808]}}    | 4 | natural number
            unknown dtype    | {"a":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}}                      | 4 | unknown dtype
            number metadata  | {"__metadata__":{"format":1}}                                               | 0 | not a text
            list metadata    | {"__metadata__":["pt"]}                                                     | 0 | not an object
            no offsets       | {"a":{"dtype":"F32","shape":[1]}}                                           | 4 | two data_offsets
            not JSON         | {"a":                                                                       | 0 | not valid JSON
            trailing text    | {} {}                                                                       | 0 | not valid JSON
            an array         | []                                                                          | 0 | start with '{'
            eight bits       | {"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}                  | 4 | has the dtype F8_E4M3
            half a byte      | {"a":{"dtype":"F4","shape":[3],"data_offsets":[0,1]}}                       | 1 | need 1.5
            """)
    void isRefusedWithTheReason(String what, String header, int dataBytes, String reason) throws IOException {
        Path file = file(header, dataBytes);
        assertThatThrownBy(() -> SafetensorsReader.read(file, name -> true))
                .as(what)
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(file.getFileName().toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, -1, Long.MIN_VALUE, 100_000_001, 50})
    void aHeaderLongerThanTheFileIsRefusedBeforeItIsAllocated(long claimed) throws IOException {
        Path file = folder.resolve("huge.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(20)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(claimed)
                        .array());
        assertThatThrownBy(() -> SafetensorsReader.read(file, name -> true))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(Long.toUnsignedString(claimed));
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.safetensors"));
        assertThatThrownBy(() -> SafetensorsReader.read(file, name -> true)).hasMessageContaining("too few");
    }

    @Test
    void scalarsAndEmptyDimensionsAreFine() throws IOException {
        Path file = file(
                "{\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                        + "\"e\":{\"dtype\":\"F32\",\"shape\":[0,7],\"data_offsets\":[4,4]}}",
                4);
        Map<String, FloatTensor> read = SafetensorsReader.read(file, name -> true);
        assertThat(read.get("s").rank()).isZero();
        assertThat(read.get("e").shape()).containsExactly(0, 7);
    }

    @Test
    void integerBuffersAreLeftOut() throws IOException {
        Path file = file("{\"ids\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8);
        assertThat(SafetensorsReader.read(file, name -> true)).isEmpty();
    }

    private Path file(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        return Files.write(folder.resolve("case.safetensors"), bytes.array());
    }
}
