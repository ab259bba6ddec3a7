package dev.tagloop.core.writing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionPromptTest {

    @Test
    void bothPartsComeBack() {
        String prompt = QuestionPrompt.of(" Where? ", "In Rome. context: none");

        assertThat(prompt).isEqualTo("question: Where? context: In Rome. context: none");
        assertThat(QuestionPrompt.parse(prompt)).contains(new QuestionPrompt("Where?", "In Rome. context: none"));
        assertThat(QuestionPrompt.parse("In context: nothing is asked")).isEmpty();
        assertThat(QuestionPrompt.parse("question: Where?")).isEmpty();
    }
}
