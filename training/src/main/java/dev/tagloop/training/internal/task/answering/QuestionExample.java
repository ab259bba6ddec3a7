package dev.tagloop.training.internal.task.answering;

import dev.tagloop.models.QuestionWindow;

/**
 * A window over the text of a question.
 *
 * @param question index of the question in its list
 * @param window what the model reads
 * @param answer the tokens to learn; those of "no answer" where the answer does not lie in this window
 */
public record QuestionExample(int question, QuestionWindow window, QuestionWindow.Tokens answer) {}
