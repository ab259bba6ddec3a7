package dev.tagloop.models.internal.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.models.FloatTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsRoundTripTest {
    @TempDir
    Path folder;

    @Test
    void everyBitComesBack() {
        float[] large = new float[700_001];
        Random random = new Random(7);
        for (int i = 0; i < large.length; i++) {
            large[i] = Float.intBitsToFloat(random.nextInt() & 0x7f7fffff);
        }
        Map<String, FloatTensor> tensors = Map.of(
                "z.large", FloatTensor.of(new int[] {large.length}, large),
                "a.matrix", FloatTensor.of(new int[] {2, 3}, 1, 2, 3, 4, 5, -0.0f),
                "scalar", FloatTensor.of(new int[0], Float.MIN_VALUE),
                "empty", FloatTensor.of(new int[] {0, 4}),
                "name \"ü\" 😀", FloatTensor.of(new int[] {1}, 9));
        Path file = folder.resolve("model.safetensors");
        SafetensorsWriter.write(file, tensors);
        assertThat(SafetensorsReader.read(file, name -> true)).isEqualTo(tensors);
        assertThat(folder).isDirectoryNotContaining("glob:**partial");
    }

    @Test
    void theHeaderIsPaddedToEightBytesAndNamesTheFormat() throws IOException {
        Path file = folder.resolve("model.safetensors");
        SafetensorsWriter.write(file, Map.of("b", FloatTensor.of(new int[] {1}, 1), "a", FloatTensor.zeros(2)));
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(length % 8).isZero();
        assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}");
    }

    @Test
    void halfPrecisionIsReadAsFloat() throws IOException {
        String header = "{\"h\":{\"dtype\":\"F16\",\"shape\":[3],\"data_offsets\":[0,6]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[6,10]},"
                + "\"d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[10,18]}}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 18).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        bytes.putShort((short) 0x3c00).putShort((short) 0xc000).putShort((short) 0x0001);
        bytes.putShort((short) 0x3fc0).putShort((short) 0xff80);
        bytes.putDouble(0.25);
        Path file = Files.write(folder.resolve("half.safetensors"), bytes.array());
        Map<String, FloatTensor> read = SafetensorsReader.read(file, name -> true);
        assertThat(read.get("h").toArray()).containsExactly(1f, -2f, 0x1p-24f);
        assertThat(read.get("b").toArray()).containsExactly(1.5f, Float.NEGATIVE_INFINITY);
        assertThat(read.get("d").toArray()).containsExactly(0.25f);
    }
}
