package dev.tagloop.core.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.rows.RowContent;
import dev.tagloop.core.rows.RowMarks;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnsweredQuestionTest {
    private static final String CONTEXT = "😀 The ferry leaves at nine. Ann sails it. It costs two coins.";

    @Test
    void theAnswerOfMostPeopleIsLearned() {
        CodePointSpan nine = new CodePointSpan(22, 26);
        CodePointSpan atNine = new CodePointSpan(19, 26);
        AnsweredQuestion question = new AnsweredQuestion("1", "When?", CONTEXT, List.of(atNine, nine, nine));

        assertThat(question.target()).contains(nine);
        assertThat(question.answerTexts()).containsExactly("at nine", "nine");
        assertThat(new AnsweredQuestion("1", "When?", CONTEXT, List.of(atNine, nine)).target())
                .contains(atNine);
        assertThat(new AnsweredQuestion("1", "Why?", CONTEXT, List.of()).target())
                .isEmpty();
    }

    @Test
    void anAnswerOutsideOfTheTextIsRefused() {
        assertThatThrownBy(() -> new AnsweredQuestion("7", "When?", "At nine", List.of(new CodePointSpan(3, 8))))
                .hasMessage("question 7: the answer at 3..8 is no part of its text of 7 characters");
    }

    @Test
    void aRowsAnswersAreTakenAndARowThatNobodyAnsweredIsNone() {
        LabeledSpan nine = new LabeledSpan(new CodePointSpan(22, 26), "Answer");
        RowContent row = row(Optional.of(new RowMarks.Answers(List.of(nine))));

        assertThat(AnsweredQuestion.of("r", row))
                .isEqualTo(new AnsweredQuestion("r", "When?", CONTEXT, List.of(new CodePointSpan(22, 26))));
        assertThatThrownBy(() -> AnsweredQuestion.of("r", row(Optional.empty())))
                .hasMessage("nobody has answered its question");
    }

    private static RowContent row(Optional<RowMarks> marks) {
        return new RowContent(CONTEXT, Map.of("question", "When?"), marks, Map.of(), "hash");
    }

    @Test
    void theSentenceWithTheMostWordsOfTheQuestionIsTheBaseline() {
        assertThat(BestSentence.of("What does it cost to sail?", CONTEXT))
                .isEqualTo(new BestSentence(new CodePointSpan(28, 41), 1));
        assertThat(BestSentence.of("At what time, nine or ten, leaves the ferry?", CONTEXT))
                .isEqualTo(new BestSentence(new CodePointSpan(0, 27), 5));
        assertThat(BestSentence.of("Why?", "  ")).isEqualTo(new BestSentence(new CodePointSpan(0, 0), 0));
    }
}
