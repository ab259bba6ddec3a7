package dev.tagloop.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoneSurrogatesBecomeReplacementsTest {
    private static final char HIGH = '\uD83D';
    private static final char LOW = '\uDE00';
    private static final char REPLACED = '\uFFFD';

    @Test
    void everyUnitWithoutItsPartnerIsReplacedAndNothingElse() {
        assertReplaced(units('a', HIGH, 'b'), units('a', REPLACED, 'b'), 1);
        assertReplaced(units(LOW), units(REPLACED), 1);
        assertReplaced(units(HIGH), units(REPLACED), 1);
        assertReplaced(units(LOW, HIGH), units(REPLACED, REPLACED), 2);
        assertReplaced(units(HIGH, HIGH, LOW), units(REPLACED, HIGH, LOW), 1);
        assertReplaced(units(HIGH, LOW, LOW, 'b'), units(HIGH, LOW, REPLACED, 'b'), 1);
    }

    private static void assertReplaced(String text, String wanted, int count) {
        assertThat(LoneSurrogates.isIn(text)).isTrue();
        assertThat(LoneSurrogates.replace(text)).isEqualTo(new LoneSurrogates.Cleaned(wanted, count));
        assertThat(LoneSurrogates.isIn(wanted)).isFalse();
    }

    private static String units(char... units) {
        return new String(units);
    }

    @Test
    void aTextWithoutThemStaysTheVerySame() {
        String text = "Zoë 😀 👩‍👩‍👧";
        assertThat(LoneSurrogates.isIn(text)).isFalse();
        assertThat(LoneSurrogates.replace(text).text()).isSameAs(text);
        assertThat(LoneSurrogates.replace(text).count()).isZero();
    }
}
