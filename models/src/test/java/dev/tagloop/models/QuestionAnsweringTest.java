package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.text.Text;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionAnsweringTest {
    private static final List<String> WORDS =
            List.of("where", "is", "ann", "in", "new", "york", "now", "and", "😀", ".");
    private static final Checkpoint READER = RuleModels.reading(WORDS, "new", "york");
    private static final QuestionAnsweringOptions OPTIONS = QuestionAnsweringOptions.defaults();

    @Test
    void theAnswerIsAPartOfTheText() {
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(READER)) {
            Text context = Text.of("😀 Ann is in New York now.");
            Answer answer =
                    pipeline.answer("Where is Ann?", context.value(), OPTIONS).getFirst();
            assertThat(answer.text()).isEqualTo("New York");
            assertThat(context.slice(answer.span())).isEqualTo("New York");
            assertThat(answer.score()).isBetween(0.9, 1.0001);
            assertThat(answer.isImpossible()).isFalse();
        }
    }

    @Test
    void aLongTextIsReadInWindowsAndAnAnswerInTwoOfThemIsOneAnswer() {
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(READER)) {
            Text context = Text.of("Ann is now. ".repeat(30) + "Ann is in New York now. " + "Ann is now. ".repeat(2));
            List<Answer> answers = pipeline.answer("Where is Ann?", context.value(), OPTIONS.withTopK(3));
            assertThat(answers.getFirst().text()).isEqualTo("New York");
            assertThat(answers.getFirst().span().start()).isEqualTo(30 * 12 + 10);
            assertThat(answers).extracting(Answer::text).doesNotHaveDuplicates();
        }
    }

    @Test
    void whereNothingAnswersThereMayBeNoAnswer() {
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(READER)) {
            Answer none = pipeline
                    .answer(
                            "Where is Ann?",
                            "Ann is now.",
                            OPTIONS.withHandleImpossibleAnswer(true).withTopK(20))
                    .stream()
                    .filter(Answer::isImpossible)
                    .findFirst()
                    .orElseThrow();
            assertThat(none.score()).isPositive();
            assertThat(pipeline.answer("Where is Ann?", "", OPTIONS)).isEmpty();
            assertThat(pipeline.answer("Where?", "", OPTIONS.withHandleImpossibleAnswer(true)))
                    .hasSize(1)
                    .allMatch(Answer::isImpossible);
        }
    }

    @Test
    void answersAreNoLongerThanAllowed() {
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(READER)) {
            String context = "Ann is in new and now and york.";
            assertThat(pipeline.answer("Where?", context, OPTIONS).getFirst().text())
                    .isEqualTo("new and now and york");
            assertThat(pipeline.answer(
                            "Where?", context, OPTIONS.withMaxAnswerLen(4).withTopK(5)))
                    .allSatisfy(answer -> assertThat(answer.text().split(" ")).hasSizeLessThanOrEqualTo(4));
        }
    }

    @Test
    void aQuestionThatLeavesNoRoomIsRefusedClearly() {
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(READER)) {
            assertThatThrownBy(() -> pipeline.answer("where is ann ".repeat(20), "ann", OPTIONS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("of the 32 tokens that fit");
        }
    }

    @Test
    void aFolderIsOpenedInOneLine(@TempDir Path folder) {
        READER.write(folder);
        try (QuestionAnswerer reader = QuestionAnswerer.from(folder.toString())) {
            assertThat(reader.answer("Where is Ann?", "Ann is in New York now."))
                    .map(Answer::text)
                    .contains("New York");
        }
    }
}
