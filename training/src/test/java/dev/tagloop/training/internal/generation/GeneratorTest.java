package dev.tagloop.training.internal.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.seq2seq.Target;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.testing.TinySequenceModels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {

    private static final int[][] SOURCES = {{5, 9, 13, 7, 8, 2}, {11, 2}, {20, 21, 22, 2}};

    private static final GenerationSettings LONG =
            GenerationSettings.defaults().maxNewTokens(12).minNewTokens(8);

    @ParameterizedTest
    @ValueSource(strings = {"t5", "bart"})
    void eachPieceIsTheBestAfterAllThatWereWrittenBefore(String type) {
        try (TinySequenceModels tiny = new TinySequenceModels(type)) {
            List<Written> written = generator(tiny).write(SOURCES, LONG);
            assertThat(written).hasSize(3).allMatch(text -> text.pieces().length >= 9);
            int end = tiny.config.integers("eos_token_id").getFirst();
            for (int row = 0; row < SOURCES.length; row++) {
                int[] pieces = written.get(row).pieces();
                for (int length = 1; length < pieces.length; length++) {
                    float[] scores = scores(tiny, SOURCES[row], Arrays.copyOf(pieces, length));
                    if (length < 9) {
                        scores[end] = Float.NEGATIVE_INFINITY;
                    }
                    assertThat(pieces[length]).isEqualTo(SingleSearch.best(scores));
                }
            }
        }
    }

    /** Without any memory of earlier steps. */
    private static float[] scores(TinySequenceModels tiny, int[] source, int[] written) {
        try (NDManager step = tiny.parameters.manager().newSubManager()) {
            Batch batch = Batch.of(step, new int[][] {source}, null, null, tiny.model.pad());
            NDArray logits = tiny.model.logits(
                    Target.of(step, new int[][] {written}, 0),
                    tiny.model.read(batch, Dropout.NONE),
                    null,
                    Dropout.NONE);
            float[] flat = logits.toFloatArray();
            return Arrays.copyOfRange(flat, flat.length - 50, flat.length);
        }
    }

    @Test
    void theScoreOfABeamIsTheMeanLogarithmOfItsPieces() {
        try (TinySequenceModels tiny = new TinySequenceModels("t5")) {
            List<Written> written = generator(tiny)
                    .write(
                            SOURCES,
                            GenerationSettings.defaults()
                                    .maxNewTokens(6)
                                    .numBeams(3)
                                    .numReturnSequences(2));
            assertThat(written).hasSize(6);
            for (int i = 0; i < written.size(); i++) {
                int[] pieces = written.get(i).pieces();
                double sum = 0;
                for (int length = 1; length < pieces.length; length++) {
                    float[] scores = scores(tiny, SOURCES[i / 2], Arrays.copyOf(pieces, length));
                    double all = IntStream.range(0, scores.length)
                            .mapToDouble(at -> Math.exp(scores[at]))
                            .sum();
                    sum += scores[pieces[length]] - Math.log(all);
                }
                assertThat(written.get(i).score())
                        .isCloseTo(sum / (pieces.length - 1), org.assertj.core.data.Offset.offset(1e-4));
            }
            assertThat(written.get(0).score())
                    .isGreaterThanOrEqualTo(written.get(1).score());
        }
    }

    @Test
    void aSeedWritesTheSameAgainAndAnotherSeedSomethingElse() {
        try (TinySequenceModels tiny = new TinySequenceModels("bart")) {
            Generator generator = generator(tiny);
            List<int[]> first = pieces(generator.write(SOURCES, drawing(1)));
            List<int[]> again = pieces(generator.write(SOURCES, drawing(1)));
            List<int[]> other = pieces(generator.write(SOURCES, drawing(2)));
            assertThat(first).hasSize(6).usingRecursiveComparison().isEqualTo(again);
            assertThat(Arrays.deepEquals(first.toArray(), other.toArray())).isFalse();
            assertThat(pieces(generator.write(
                            SOURCES, drawing(1).numReturnSequences(1).topK(1))))
                    .usingRecursiveComparison()
                    .isEqualTo(pieces(generator.write(SOURCES, LONG)));
        }
    }

    private static GenerationSettings drawing(long seed) {
        return GenerationSettings.defaults()
                .maxNewTokens(12)
                .minNewTokens(8)
                .doSample(true)
                .numReturnSequences(2)
                .seed(seed);
    }

    private static List<int[]> pieces(List<Written> written) {
        return written.stream().map(Written::pieces).toList();
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefusedWithTheRemedy() {
        try (TinySequenceModels tiny = new TinySequenceModels("t5")) {
            Generator generator = generator(tiny);
            assertThatThrownBy(() -> generator.write(
                            SOURCES, GenerationSettings.defaults().numBeams(2).doSample(true)))
                    .hasMessageContaining("numBeams 1");
            assertThatThrownBy(() -> generator.write(
                            SOURCES, GenerationSettings.defaults().numBeams(2).numReturnSequences(3)))
                    .hasMessageContaining("more beams");
            assertThatThrownBy(() -> generator.write(
                            SOURCES, GenerationSettings.defaults().numReturnSequences(3)))
                    .hasMessageContaining("doSample");
        }
    }

    @Test
    void aTextLongerThanTheTableOfPositionsIsRefusedWithBothLengths() {
        try (TinySequenceModels tiny = new TinySequenceModels("bart")) {
            Generator generator = generator(tiny);
            assertThatThrownBy(() -> generator.write(new int[][] {new int[25]}, GenerationSettings.defaults()))
                    .hasMessageContaining("model.encoder.embed_positions.weight")
                    .hasMessageContaining("25")
                    .hasMessageContaining("24");
            assertThatThrownBy(() -> generator.write(
                            SOURCES, GenerationSettings.defaults().maxLength(60).minLength(59)))
                    .hasMessageContaining("model.decoder.embed_positions.weight");
        }
    }

    private static Generator generator(TinySequenceModels tiny) {
        return new Generator(tiny.model, SpecialPieces.of(tiny.config), tiny.parameters.manager());
    }
}
