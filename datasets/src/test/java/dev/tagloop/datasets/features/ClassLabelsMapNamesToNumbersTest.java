package dev.tagloop.datasets.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClassLabelsMapNamesToNumbersTest {

    private final ClassLabel label = new ClassLabel("neg", "pos", " odd ", "7");

    @Test
    void aNameIsFoundExactlyThenTrimmedThenAsANumber() {
        assertThat(label.str2int("pos")).isEqualTo(1);
        assertThat(label.str2int(" pos\t")).isEqualTo(1);
        assertThat(label.str2int(" odd ")).isEqualTo(2);
        assertThat(label.str2int("7")).isEqualTo(3);
        assertThat(label.str2int("0")).isZero();
        assertThat(label.str2int("-1")).isEqualTo(-1);
        assertThatThrownBy(() -> label.str2int("maybe")).hasMessageContaining("\"maybe\" is none of the classes");
        assertThatThrownBy(() -> label.str2int("4")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberHasANameUnlessItIsNegativeOrTooLarge() {
        assertThat(label.int2str(1)).isEqualTo("pos");
        assertThatThrownBy(() -> label.int2str(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> label.int2str(4)).hasMessageContaining("0 to 3");
    }

    @Test
    void aNameMayStandThereOnlyOnce() {
        assertThatThrownBy(() -> new ClassLabel("a", "b", "a"))
                .hasMessageContaining("\"a\" stands at number 0 and again at number 2");
    }
}
