package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersAreWithheldByTheModelsThresholdTest {
    private static final List<String> WORDS = List.of("where", "is", "ann", "in", "new", "york", "now", ".");
    private static final Checkpoint READER = RuleModels.reading(WORDS, "new", "york");
    private static final QuestionAnsweringOptions OPTIONS =
            QuestionAnsweringOptions.defaults().withHandleImpossibleAnswer(true);
    private static final String CONTEXT = "Ann is in New York now.";

    private static Checkpoint withThreshold(double threshold) {
        return Checkpoint.of(READER.config().withNoAnswerThreshold(threshold), READER.weights(), READER.tokenizer());
    }

    @Test
    void aThresholdBelowTheDoubtWithholdsTheAnswerAndChangesNoScore() {
        double doubt;
        double noAnswer;
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(READER)) {
            BestAnswer best = pipeline.best("Where is Ann?", CONTEXT, OPTIONS);
            doubt = best.doubt();
            noAnswer = best.noAnswer();
            assertThat(doubt).isNegative();
            assertThat(pipeline.noAnswerThreshold()).isZero();
            assertThat(pipeline.answer("Where is Ann?", CONTEXT, OPTIONS)
                            .getFirst()
                            .text())
                    .isEqualTo("New York");
            assertThat(best.decide(0).text()).isEqualTo("New York");
        }
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(withThreshold(doubt - 1))) {
            Answer withheld = pipeline.answer("Where is Ann?", CONTEXT, OPTIONS).getFirst();
            assertThat(withheld.isImpossible()).isTrue();
            assertThat(withheld.score()).isEqualTo(noAnswer);
            assertThat(pipeline.best("Where is Ann?", CONTEXT, OPTIONS).decide(pipeline.noAnswerThreshold()))
                    .isEqualTo(withheld);
            assertThat(pipeline.answer("Where is Ann?", CONTEXT, OPTIONS.withHandleImpossibleAnswer(false))
                            .getFirst()
                            .text())
                    .isEqualTo("New York");
        }
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(withThreshold(doubt + 1))) {
            assertThat(pipeline.answer("Where is Ann?", CONTEXT, OPTIONS)
                            .getFirst()
                            .text())
                    .isEqualTo("New York");
        }
    }

    @Test
    void theThresholdIsKeptInTheConfig() {
        ModelConfig config = READER.config().withNoAnswerThreshold(-1.25);

        assertThat(ModelConfig.parse(config.toJson()).noAnswerThreshold()).isEqualTo(-1.25);
        assertThat(READER.config().noAnswerThreshold()).isZero();
        assertThatThrownBy(() -> config.withNoAnswerThreshold(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a threshold for answers must be a number, got NaN");
    }

    @Test
    void aWindowKnowsTheTokensOfAnAnswerThatItHoldsWhole() {
        try (FastTokenizer tokenizer = FastTokenizer.of(READER)) {
            String context = "Ann is now. ".repeat(20) + "Ann is in New York now.";
            QuestionReader reader =
                    new QuestionReader(tokenizer, OPTIONS.withMaxSeqLen(32).withDocStride(8));
            CodePointSpan answer = new CodePointSpan(20 * 12 + 10, 20 * 12 + 18);
            List<QuestionWindow> windows = reader.windows("Where is Ann?", context);

            assertThat(Text.of(context).slice(answer)).isEqualTo("New York");
            assertThat(windows).hasSizeGreaterThan(2);
            for (int i = 0; i < windows.size(); i++) {
                QuestionWindow window = windows.get(i);
                QuestionWindow.Tokens tokens = window.tokens(answer);
                boolean last = i == windows.size() - 1;
                assertThat(tokens.equals(QuestionWindow.Tokens.NONE)).isEqualTo(!last);
                if (last) {
                    assertThat(window.spans().get(tokens.start()).start()).isEqualTo(answer.start());
                    assertThat(window.spans().get(tokens.end()).end()).isEqualTo(answer.end());
                }
            }
            CodePointSpan first = new CodePointSpan(0, 3);
            assertThat(windows.getFirst().tokens(first).start())
                    .isEqualTo(windows.getFirst().tokens(first).end())
                    .isPositive();
            assertThat(windows.getLast().tokens(first)).isEqualTo(QuestionWindow.Tokens.NONE);
        }
    }

    @Test
    void manyQuestionsAreAnsweredAsEachAlone() {
        String longer = "Ann is now. ".repeat(30) + CONTEXT;
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(READER)) {
            List<QuestionAnsweringPipeline.Query> queries = List.of(
                    new QuestionAnsweringPipeline.Query("Where is Ann?", longer),
                    new QuestionAnsweringPipeline.Query("Where?", ""),
                    new QuestionAnsweringPipeline.Query("Where is Ann now?", CONTEXT));
            List<BestAnswer> together = pipeline.best(queries, OPTIONS);

            assertThat(together).hasSize(3);
            for (int i = 0; i < queries.size(); i++) {
                BestAnswer alone =
                        pipeline.best(queries.get(i).question(), queries.get(i).context(), OPTIONS);
                assertThat(together.get(i).decide(0).text())
                        .isEqualTo(alone.decide(0).text());
                assertThat(together.get(i).doubt()).isCloseTo(alone.doubt(), within(1e-3));
            }
            assertThat(together.get(1).answer()).isEmpty();
            assertThat(together.get(1).decide(1e9).isImpossible()).isTrue();
            assertThat(pipeline.canRead("Where is Ann?", OPTIONS)).isTrue();
            assertThat(pipeline.canRead("where is ann ".repeat(20), OPTIONS)).isFalse();
        }
    }
}
