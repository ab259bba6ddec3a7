package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FillMaskTest {
    private static final Checkpoint GUESSER =
            RuleModels.guessing(List.of("ann", "lives", "in", "rome", "paris", "oslo"), "rome");

    @Test
    void theBestWordStandsFirst() {
        try (FillMaskPipeline pipeline = Pipelines.fillMask(GUESSER)) {
            assertThat(pipeline.mask()).isEqualTo("[MASK]");
            List<List<MaskGuess>> guesses = pipeline.predict("Ann lives in [MASK]", 3);
            assertThat(guesses).hasSize(1);
            assertThat(guesses.getFirst()).hasSize(3);
            MaskGuess best = guesses.getFirst().getFirst();
            assertThat(best.word()).isEqualTo("rome");
            assertThat(best.sequence()).isEqualTo("ann lives in rome");
            assertThat(best.score()).isGreaterThan(guesses.getFirst().get(1).score());
        }
    }

    @Test
    void eachMaskHasItsOwnGuessesAndTheOthersStay() {
        try (FillMaskPipeline pipeline = Pipelines.fillMask(GUESSER)) {
            List<List<MaskGuess>> guesses = pipeline.predict("[MASK] lives in [MASK]", 1);
            assertThat(guesses).hasSize(2);
            assertThat(guesses.get(0).getFirst().sequence()).isEqualTo("[CLS] rome lives in [MASK] [SEP]");
            assertThat(guesses.get(1).getFirst().sequence()).isEqualTo("[CLS] [MASK] lives in rome [SEP]");
        }
    }

    @Test
    void onlyTargetsAreGuessedAndTheirScoresStayThoseOfTheWholeVocabulary() {
        try (FillMaskPipeline pipeline = Pipelines.fillMask(GUESSER)) {
            List<MaskGuess> all = pipeline.predict("Ann lives in [MASK]", 99).getFirst();
            List<MaskGuess> some = pipeline.predict("Ann lives in [MASK]", 5, List.of("Oslo", "rome"))
                    .getFirst();
            assertThat(some).extracting(MaskGuess::word).containsExactly("rome", "oslo");
            assertThat(some.getFirst().score()).isCloseTo(all.getFirst().score(), within(1e-9));
            assertThat(all.stream().mapToDouble(MaskGuess::score).sum()).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void masksOfALongTextAreFoundWhereverTheyAre() {
        try (FillMaskPipeline pipeline = Pipelines.fillMask(GUESSER)) {
            String text = "[MASK] " + "ann lives in oslo ".repeat(20) + "[MASK] " + "ann ".repeat(30) + "[MASK]";
            assertThat(pipeline.predict(text, 1))
                    .hasSize(3)
                    .allSatisfy(guesses -> assertThat(guesses.getFirst().word()).isEqualTo("rome"));
        }
    }

    @Test
    void aTextWithoutAMaskIsAClearMistake() {
        try (FillMaskPipeline pipeline = Pipelines.fillMask(GUESSER)) {
            assertThatThrownBy(() -> pipeline.predict("Ann lives", 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[MASK]");
        }
    }
}
