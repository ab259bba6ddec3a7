package dev.tagloop.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadableThingsGetNothingTest {
    @Test
    void answersComeInTheOrderOfTheThingsAndEachIsAskedOnceWhetherItCanBeRead() {
        List<String> asked = new ArrayList<>();
        List<Integer> lengths = Batches.askReadable(
                List.of("", "abc", "", "de"),
                text -> {
                    asked.add(text);
                    return !text.isEmpty();
                },
                -1,
                texts -> texts.stream().map(String::length).toList());
        assertThat(lengths).containsExactly(-1, 3, -1, 2);
        assertThat(asked).containsExactly("", "abc", "", "de");
    }

    @Test
    void aModelIsNotAskedAboutNothing() {
        assertThat(Batches.askReadable(List.of("", ""), text -> !text.isEmpty(), -1, texts -> {
                    throw new AssertionError("asked about " + texts);
                }))
                .containsExactly(-1, -1);
        assertThat(Batches.askReadable(List.<String>of(), text -> true, -1, texts -> List.of()))
                .isEmpty();
    }
}
