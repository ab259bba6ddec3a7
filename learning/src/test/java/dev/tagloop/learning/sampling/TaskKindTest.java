package dev.tagloop.learning.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** For each kind of answers there are the samplers that have something to say about it, each once. */
class TaskKindTest {
    private static final String[] ALWAYS = {"random", "sequential", "longest-first", "kmeans++", "coreset"};

    private static List<String> fitting(TaskKind kind) {
        return Samplers.all().stream().filter(kind::fits).map(Sampler::name).toList();
    }

    @Test
    void spansHaveAllThatAreAboutWords() {
        assertThat(fitting(TaskKind.SPANS))
                .contains(ALWAYS)
                .contains("mnlp", "bald-full", "entropy-max", "class-balancing", "likely-wrong", "badge")
                .doesNotContain("no-answer", "number-spread", "number-committee", "unlikely-text", "changing-text")
                .hasSize(23);
    }

    @Test
    void ofOneDistributionThereIsOneWayToPool() {
        assertThat(fitting(TaskKind.CLASS))
                .containsExactly(
                        "random",
                        "sequential",
                        "longest-first",
                        "least-confidence",
                        "breaking-ties",
                        "entropy-sum",
                        "bald",
                        "bald-full",
                        "vote-entropy",
                        "committee-kl",
                        "kmeans++",
                        "coreset",
                        "badge",
                        "density-mnlp",
                        "hybrid",
                        "class-balancing",
                        "likely-wrong",
                        "entropy-sum-per-cost");
        assertThat(fitting(TaskKind.CLASSES))
                .contains("entropy-max", "bald-max")
                .doesNotContain("mnlp", "bald-sum");
    }

    @Test
    void numbersAndWrittenTextsHaveTheirOwn() {
        assertThat(fitting(TaskKind.NUMBER))
                .contains(ALWAYS)
                .contains("number-spread", "number-committee")
                .hasSize(7);
        assertThat(fitting(TaskKind.TEXT))
                .contains(ALWAYS)
                .contains("unlikely-text", "changing-text")
                .hasSize(7);
    }

    @Test
    void answersAreDifferentOnesInEachTaskSoTheirLabelsAreNotBalanced() {
        assertThat(fitting(TaskKind.ANSWER))
                .contains(ALWAYS)
                .contains("no-answer", "breaking-ties", "bald-full", "committee-kl", "hybrid")
                .doesNotContain("class-balancing", "likely-wrong", "badge");
    }

    @Test
    void eachHasADescriptionForEachKindThatItFits() {
        for (TaskKind kind : TaskKind.values()) {
            for (String sampler : fitting(kind)) {
                assertThat(SamplerDescriptions.of(sampler, kind)).as(sampler).endsWith(".");
            }
        }
        assertThat(SamplerDescriptions.of("breaking-ties", TaskKind.CLASS))
                .isEqualTo("Tasks for which two answers are almost equally likely.");
    }
}
