package dev.tagloop.core.writing;

/** How a model that writes is asked a question about a text: in the form that T5 was taught. */
public final class QuestionPrompt {

    private QuestionPrompt() {}

    /** The question with the text that answers it. */
    public static String of(String question, String context) {
        return "question: " + question.strip() + " context: " + context;
    }
}
