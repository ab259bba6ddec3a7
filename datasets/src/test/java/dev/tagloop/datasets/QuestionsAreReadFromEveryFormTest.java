package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.text.CodePointSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsAreReadFromEveryFormTest {
    private static final String CONTEXT = "😀 Ann lives in Rome.";
    private static final List<AnsweredQuestion> EXPECTED = List.of(
            new AnsweredQuestion("a", "Where?", CONTEXT, List.of(new CodePointSpan(15, 19), new CodePointSpan(12, 19))),
            new AnsweredQuestion("b", "Why?", CONTEXT, List.of()));

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void articlesOfSquadsSecondVersion() throws IOException {
        Path file = file("dev-v2.0.json", """
                {"version": "v2.0", "data": [{"title": "Ann", "paragraphs": [{"context": "😀 Ann lives in Rome.", "qas": [
                 {"id": "a", "question": "Where?", "is_impossible": false,
                  "answers": [{"text": "Rome", "answer_start": 15}, {"text": "in Rome", "answer_start": 12}]},
                 {"id": "b", "question": "Why?", "is_impossible": true, "answers": [],
                  "plausible_answers": [{"text": "Rome", "answer_start": 15}]}]}]}]}
                """);

        assertThat(AnsweredQuestions.read(file).questions()).isEqualTo(EXPECTED);
    }

    @Test
    void articlesOfSquadsFirstVersionWithOffsetsInUtf16() throws IOException {
        Path file = file("train-v1.1.json", """
                {"data": [{"title": "Ann", "paragraphs": [{"context": "😀 Ann lives in Rome.", "qas": [
                 {"answers": [{"answer_start": 16, "text": "Rome"}], "question": "Where?", "id": "a"}]}]}], "version": "1.1"}
                """);

        assertThat(AnsweredQuestions.read(file).questions())
                .containsExactly(new AnsweredQuestion("a", "Where?", CONTEXT, List.of(new CodePointSpan(15, 19))));
    }

    @Test
    void rowsAsTheHubHasThem() throws IOException {
        Path file = file("rows.jsonl", """
                {"id":"a","context":"😀 Ann lives in Rome.","question":"Where?","answers":{"text":["Rome","in Rome"],"answer_start":[15,12]}}
                {"id":"b","context":"😀 Ann lives in Rome.","question":"Why?","answers":{"text":[],"answer_start":[]}}
                """);

        assertThat(AnsweredQuestions.read(file).questions()).isEqualTo(EXPECTED);
    }

    @Test
    void theBundledQuestions() {
        List<AnsweredQuestion> test =
                AnsweredQuestions.read("starter-qa", "test").questions();

        assertThat(test).hasSizeGreaterThanOrEqualTo(30);
        assertThat(test)
                .anySatisfy(question -> assertThat(question.isAnswerable()).isFalse());
    }

    @Test
    void whatIsNoQuestionIsNamed() throws IOException {
        Path texts = file("texts.jsonl", "{\"text\":\"Ann\",\"label\":1}\n");
        Path wrong = file(
                "wrong.jsonl",
                "{\"context\":\"Ann\",\"question\":\"Who?\",\"answers\":{\"text\":[\"Bob\"],\"answer_start\":[0]}}\n");

        assertThatThrownBy(() -> AnsweredQuestions.read(texts))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("These rows hold no questions with answers.");
        assertThatThrownBy(() -> AnsweredQuestions.read(wrong))
                .hasMessage("Row 0 is no question with its answers: its answer \"Bob\" does not stand in the text");
    }
}
