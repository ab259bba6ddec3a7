package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.vector.Vectors;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class SentenceEncoderTest {

    @Test
    void whatMeansTheSameIsNearerThanWhatSharesWords() {
        try (SentenceEncoder encoder = SentenceEncoder.of(MiniLm.checkpoint())) {
            List<float[]> vectors = encoder.encode(List.of(
                    "The cat sat on the sofa.", "A feline rested on the couch.", "The judge sat on the bench.", ""));
            assertThat(vectors).allMatch(vector -> vector.length == 384);
            assertThat(vectors)
                    .allSatisfy(
                            vector -> assertThat(Vectors.dot(vector, vector)).isCloseTo(1, within(1e-5)));
            assertThat(Vectors.dot(vectors.get(0), vectors.get(1)))
                    .isGreaterThan(Vectors.dot(vectors.get(0), vectors.get(2)) + 0.2);
            assertThat(encoder.encode(List.of())).isEmpty();
        }
    }

    @Test
    void theEndOfALongTextCounts() {
        try (SentenceEncoder encoder = SentenceEncoder.of(MiniLm.checkpoint())) {
            String start = "Bread is baked in the morning. ".repeat(120);
            List<float[]> vectors = encoder.encode(
                    List.of(start, start + "Whales sing below the ice. ".repeat(80), "Whales sing below the ice."));
            assertThat(Vectors.dot(vectors.get(1), vectors.get(2)))
                    .isGreaterThan(Vectors.dot(vectors.get(0), vectors.get(2)) + 0.2);
        }
    }
}
