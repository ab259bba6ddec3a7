package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class TensorsAreDigestedAsTheyLieInFilesTest {

    @Test
    void allNumbersCountAsLittleEndianFloatsHoweverManyThereAre() throws Exception {
        for (int size : new int[] {0, 1, (1 << 14) - 1, 1 << 14, 3 * (1 << 14) + 5}) {
            float[] numbers = new float[size];
            ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < size; i++) {
                numbers[i] = i / 7f;
                bytes.putFloat(numbers[i]);
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            FloatTensor.of(new int[] {size}, numbers).addTo(digest);
            assertThat(digest.digest())
                    .as("%d numbers", size)
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        }
    }
}
