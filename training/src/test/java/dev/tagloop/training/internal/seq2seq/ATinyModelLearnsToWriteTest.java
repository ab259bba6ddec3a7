package dev.tagloop.training.internal.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.internal.generation.Generator;
import dev.tagloop.training.internal.generation.SpecialPieces;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.optimizer.AdamW;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.testing.TinySequenceModels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("thorough")
class ATinyModelLearnsToWriteTest {

    private static final int TEXTS = 20;
    private static final int STEPS = 300;
    private static final int FIRST_FREE = 3;
    private static final int PIECES = 50;

    @ParameterizedTest
    @ValueSource(strings = {"t5", "bart"})
    void itReproducesTwentyTextsExactly(String type) {
        try (TinySequenceModels tiny = new TinySequenceModels(type)) {
            int end = tiny.config.integers("eos_token_id").getFirst();
            Random random = new Random(11);
            int[][] sources = texts(random, 9, end);
            int[][] targets = texts(random, 6, end);
            AdamW optimizer = new AdamW(tiny.parameters, 0, name -> 1);
            TrainStep step = new TrainStep(tiny.parameters, optimizer, 1);
            double loss = 0;
            for (int i = 0; i < STEPS; i++) {
                double rate = 1e-2 * (1 - (double) i / STEPS);
                loss = step.run(
                                manager -> tiny.model.loss(
                                        Batch.of(manager, sources, null, null, tiny.model.pad()),
                                        targets,
                                        Dropout.NONE),
                                rate)
                        .loss();
            }
            assertThat(loss).isLessThan(0.1);
            Generator generator = new Generator(tiny.model, SpecialPieces.of(tiny.config), tiny.parameters.manager());
            int[][] written = generator.write(sources, GenerationSettings.defaults()).stream()
                    .map(text -> Arrays.copyOfRange(text.pieces(), 1, text.pieces().length))
                    .toArray(int[][]::new);
            assertThat(written).isDeepEqualTo(targets);
        }
    }

    private static int[][] texts(Random random, int length, int end) {
        int[][] texts = new int[TEXTS][length];
        for (int[] text : texts) {
            for (int i = 0; i < length - 1; i++) {
                text[i] = FIRST_FREE + random.nextInt(PIECES - FIRST_FREE);
            }
            text[length - 1] = end;
        }
        return texts;
    }
}
