package dev.tagloop.training.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {

    private static final List<String> LABELS = List.of("O", "PER", "LOC");

    @Test
    void balancedClassesCountAlikeAllTogether() {
        // 120 examples of two classes that occur: 60 / 100 and 60 / 20; what does not occur counts plainly.
        assertThat(ClassWeights.BALANCED.of(LABELS, new long[] {100, 20, 0})).containsExactly(0.6f, 3f, 1f);
    }

    @Test
    void labelsThatAreNotNamedCountOnce() {
        assertThat(ClassWeights.of(Map.of("LOC", 2.5)).of(LABELS, new long[0])).containsExactly(1f, 1f, 2.5f);
        assertThat(ClassWeights.NONE.of(LABELS, new long[0])).containsExactly(1f, 1f, 1f);
    }

    @Test
    void unknownLabelsAndWeightsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> ClassWeights.of(Map.of("ORG", 2.0)).of(LABELS, new long[0]))
                .hasMessageContaining("class weight for 'ORG', but the labels are [O, PER, LOC]");
        assertThatThrownBy(() -> ClassWeights.of(Map.of("PER", 0.0))).hasMessageContaining("above 0");
    }
}
