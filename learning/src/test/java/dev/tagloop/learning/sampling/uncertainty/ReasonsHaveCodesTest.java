package dev.tagloop.learning.sampling.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an interface needs to say a reason in another language: codes, labels and numbers, no words of ours. */
class ReasonsHaveCodesTest {
    private static Reason.Part only(Reason reason) {
        assertThat(reason.parts()).hasSize(1);
        return reason.parts().getFirst();
    }

    @Test
    void aWordComesWithThePercentsOfItsLabelsAndNoLabelIsEmpty() {
        TaskScores scores = TaskScores.of(List.of("Berlin"), List.of("O", "B-LOC"), new float[][] {{0.48f, 0.52f}});
        Reason.Part part = only(new Mnlp().why(scores));
        assertThat(part.code()).isEqualTo("least-sure");
        assertThat(part.values()).containsExactly("Berlin", "52", "LOC", "48", "");
        assertThat(part.words()).isEqualTo("least sure about Berlin: 52 % LOC, 48 % no label");
    }

    @Test
    void theCodeTellsWhetherItIsAboutATextALabelOrAnAnswer() {
        float[] row = {0.6f, 0.4f};
        assertThat(only(new LeastConfidence().why(TaskScores.ofClasses(List.of("a", "b"), row)))
                        .code())
                .isEqualTo("least-sure-text");
        assertThat(only(new LeastConfidence().why(TaskScores.ofIndependentClasses(List.of("a", "b"), row)))
                        .code())
                .isEqualTo("least-sure-label");
        assertThat(only(new LeastConfidence().why(TaskScores.ofAnswers(List.of("no answer", "else"), row)))
                        .code())
                .isEqualTo("least-sure-answer");
    }

    @Test
    void votesAreCounted() {
        float[][] a = {{0.9f, 0.1f}};
        float[][] b = {{0.2f, 0.8f}};
        TaskScores scores = TaskScores.of(List.of("Berlin"), List.of("LOC", "ORG"), a)
                .withMembers(List.of(a, b, a))
                .withDropout(List.of(a, a));
        Reason.Part votes = only(new VoteEntropy().why(scores));
        assertThat(votes.code()).isEqualTo("versions-disagree");
        assertThat(votes.values()).containsExactly("Berlin", "2", "LOC", "1", "ORG");
        Reason.Part passes = only(new Bald(Pooling.MEAN).why(scores));
        assertThat(passes.code()).isEqualTo("passes-differ");
        assertThat(passes.values()).containsExactly("Berlin", "2", "LOC");
    }

    @Test
    void whatHoldsTogetherHasSeveralParts() {
        Reason both = Reason.of("unlike", "unlike the others").and(Reason.of("for-length", "for its length"));
        assertThat(both.words()).isEqualTo("unlike the others; for its length");
        assertThat(both.parts()).extracting(Reason.Part::code).containsExactly("unlike", "for-length");
    }
}
