package dev.tagloop.core.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodePointOrderFollowsUtf8Test {

    @Test
    void emojiComeBehindTheWholeBasicPlane() {
        List<String> words = List.of("", "a", "ab", "b", "Ä", "～", "～a", "😀", "😀a", "😁", "a😀", "a😁", "a～");
        for (String left : words) {
            for (String right : words) {
                assertThat(Integer.signum(CodePointOrder.COMPARATOR.compare(left, right)))
                        .as(left + " " + right)
                        .isEqualTo(Integer.signum(Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8))));
            }
        }
    }

    @Test
    void aPairComesBehindALoneFirstHalf() {
        assertThat(CodePointOrder.COMPARATOR.compare("\uD83D\uDE00", "\uD83D～")).isPositive();
    }
}
