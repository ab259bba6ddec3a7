package dev.tagloop.core.writing;

import java.util.Optional;

/**
 * How a model that writes is asked a question about a text: in the form that T5 was taught.
 *
 * @param question what is asked
 * @param context the text that answers it
 */
public record QuestionPrompt(String question, String context) {
    private static final String QUESTION = "question: ";
    private static final String CONTEXT = " context: ";

    /** The question with the text that answers it, as a model reads them. */
    public static String of(String question, String context) {
        return QUESTION + question.strip() + CONTEXT + context;
    }

    /** The two parts of what {@link #of} made; empty for other texts. */
    public static Optional<QuestionPrompt> parse(String prompt) {
        int at = prompt.indexOf(CONTEXT);
        return prompt.startsWith(QUESTION) && at >= QUESTION.length()
                ? Optional.of(new QuestionPrompt(
                        prompt.substring(QUESTION.length(), at), prompt.substring(at + CONTEXT.length())))
                : Optional.empty();
    }
}
