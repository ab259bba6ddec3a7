package dev.tagloop.training.internal.task.masked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private static final int MASK = 4;

    private final Masking masking = new Masking(MASK, 30_000);

    private static PlainText text(int length) {
        int[] ids = new int[length];
        Arrays.fill(ids, 7);
        boolean[] maskable = new boolean[length];
        Arrays.fill(maskable, 1, length - 1, true);
        return new PlainText(0, ids, maskable);
    }

    @Test
    void fifteenOfAHundredPiecesAreChosenAndEightOfTenOfThemMasked() {
        Masking.Hidden hidden = masking.hide(text(100_002), new SplittableRandom(1));
        double chosen = hidden.places().size();
        assertThat(chosen / 100_000).isCloseTo(0.15, within(0.005));
        double masked = Arrays.stream(hidden.ids()).filter(id -> id == MASK).count();
        assertThat(masked / chosen).isCloseTo(0.8, within(0.02));
        double kept =
                hidden.places().stream().filter(at -> hidden.ids()[at] == 7).count();
        assertThat(kept / chosen).isCloseTo(0.1, within(0.02));
        assertThat(hidden.places()).doesNotContain(0, 100_001);
    }

    @Test
    void ofAShortTextOnePieceAtLeastIsChosenAndNeverASpecialOne() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(masking.hide(text(4), new SplittableRandom(seed)).places())
                    .isNotEmpty()
                    .isSubsetOf(1, 2);
        }
    }
}
