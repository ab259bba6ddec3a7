package dev.tagloop.datasets.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitExpressionsFollowHuggingFaceTest {

    private static final Map<String, Integer> SIZES = sizes();

    private static Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("train", 999);
        sizes.put("validation", 50);
        sizes.put("test.hard", 200);
        return sizes;
    }

    private static List<RowRange> resolve(String expression) {
        return SplitExpression.parse(expression).resolve(SIZES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train|0|999",
                "train[:]|0|999",
                "train[:100]|0|100",
                "train[10:20]|10|20",
                "train[1_0:2_0]|10|20",
                "train[-100:]|899|999",
                "train[:-100]|0|899",
                "train[-5000:10]|0|10",
                "train[990:5000]|990|999",
                "train[:1%]|0|10",
                "train[50%:]|500|999",
                "train[:-5%]|0|949",
                "train[-5%:]|949|999",
                "train[10%:20%]|100|200",
                "train[10:20%]|100|200",
                "train[:100%]|0|999",
                "train[:10%](pct1_dropremainder)|0|90",
                "train[-10%:](pct1_dropremainder)|909|999",
                "train[:1%](closest)|0|10",
                "test.hard[:50%]|0|100"
            })
    void boundsBecomeRows(String expression, int from, int to) {
        RowRange range = resolve(expression).getFirst();

        assertThat(range.from()).isEqualTo(from);
        assertThat(range.to()).isEqualTo(to);
    }

    @Test
    void halvesAreRoundedToTheEvenRow() {
        assertThat(SplitExpression.parse("x[50%:]")
                        .resolve(Map.of("x", 999))
                        .getFirst()
                        .from())
                .isEqualTo(500);
        assertThat(SplitExpression.parse("x[50%:]")
                        .resolve(Map.of("x", 997))
                        .getFirst()
                        .from())
                .isEqualTo(498);
    }

    @Test
    void partsComeInTheOrderWritten() {
        assertThat(resolve("validation[:10] + train[:2]+validation[20:21]"))
                .containsExactly(
                        new RowRange("validation", 0, 10),
                        new RowRange("train", 0, 2),
                        new RowRange("validation", 20, 21));
    }

    @Test
    void allIsEverySplit() {
        assertThat(resolve("all"))
                .containsExactly(
                        new RowRange("train", 0, 999),
                        new RowRange("validation", 0, 50),
                        new RowRange("test.hard", 0, 200));
    }

    @Test
    void onlyTheSplitsNamedAreNeeded() {
        assertThat(SplitExpression.parse("validation+train[:1]").splits(List.copyOf(SIZES.keySet())))
                .containsExactly("validation", "train");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "train[",
                "train[5]",
                "train[::2]",
                "train[1.5:]",
                "train[:10.5%]",
                "train[:10,20:30]",
                "train-clean",
                "+train",
                "train[:10](closest)",
                "train(closest)",
                "train[:10%](floor)",
                "train[:101%]",
                "train[-101%:]",
                "train[99999999999999999999:]"
            })
    void whatTheGrammarDoesNotKnowIsRefused(String expression) {
        assertThatThrownBy(() -> SplitExpression.parse(expression))
                .isInstanceOf(SplitException.class)
                .hasMessageContaining("\"" + expression + "\"");
    }

    @Test
    void differentRoundingsCannotBeAdded() {
        assertThatThrownBy(() -> SplitExpression.parse("train[:10%](closest)+validation[:10%](pct1_dropremainder)"))
                .isInstanceOf(SplitException.class)
                .hasMessageContaining("different roundings");
        assertThat(resolve("train[:10]+validation[:10%](pct1_dropremainder)+train[:3]"
                        .replace("validation[:10%]", "train[:10%]")))
                .hasSize(3);
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> resolve("train[100:50]"))
                .isInstanceOf(SplitException.class)
                .hasMessageContaining("begins at row 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"train[999:]", "train[0:0]", "validation[:0%]", "validation[-10:-20]", "validation[20%:10%]"})
    void aRangeWithoutRowsIsRefused(String expression) {
        assertThatThrownBy(() -> resolve(expression))
                .isInstanceOf(SplitException.class)
                .hasMessageStartingWith("Instruction \"" + expression + "\" corresponds to no data!");
    }

    @Test
    void droppingTheRemainderNeedsAHundredRows() {
        assertThatThrownBy(() -> resolve("validation[:50%](pct1_dropremainder)"))
                .isInstanceOf(SplitException.class)
                .hasMessageContaining("fewer than 100 rows (it has 50)");
    }

    @Test
    void anUnknownSplitIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> resolve("dev"))
                .isInstanceOf(SplitException.class)
                .hasMessage("Unknown split \"dev\". Should be one of ['train', 'validation', 'test.hard'].");
    }
}
