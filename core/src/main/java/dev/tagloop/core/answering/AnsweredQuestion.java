package dev.tagloop.core.answering;

import dev.tagloop.core.rows.RowContent;
import dev.tagloop.core.rows.RowException;
import dev.tagloop.core.rows.RowMarks;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A question about a text, with what people say answers it.
 *
 * @param id names the question among others
 * @param question as it is asked
 * @param context the text that is read
 * @param answers where the answers stand in the context, each as often as somebody gave it; none says that the context
 *     does not answer the question
 */
public record AnsweredQuestion(String id, String question, String context, List<CodePointSpan> answers) {

    /** @throws IllegalArgumentException if an answer is empty or does not lie in the context */
    public AnsweredQuestion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(question, "question");
        answers = List.copyOf(answers);
        int length = context.codePointCount(0, context.length());
        for (CodePointSpan answer : answers) {
            if (answer.isEmpty() || answer.end() > length) {
                throw new IllegalArgumentException("question " + id + ": the answer at " + answer
                        + " is no part of its text of " + length + " characters");
            }
        }
    }

    /**
     * The question of a row whose columns were recognised.
     *
     * @throws RowException if the row has no question, or nobody has answered it
     */
    public static AnsweredQuestion of(String id, RowContent row) {
        String question = row.others().get("question");
        if (question == null) {
            throw new RowException("it has no question");
        }
        if (!(row.marks().orElse(null) instanceof RowMarks.Answers marks)) {
            throw new RowException("nobody has answered its question");
        }
        return new AnsweredQuestion(
                id,
                question,
                row.text(),
                marks.spans().stream().map(LabeledSpan::span).toList());
    }

    /** Whether the context answers the question. */
    public boolean isAnswerable() {
        return !answers.isEmpty();
    }

    /** The texts of the answers, each once. */
    public List<String> answerTexts() {
        Text text = Text.of(context);
        return answers.stream().map(text::slice).distinct().toList();
    }

    /** The answer to learn: what most people gave, of equals the first; empty where there is none. */
    public Optional<CodePointSpan> target() {
        Map<CodePointSpan, Integer> votes = new LinkedHashMap<>();
        answers.forEach(answer -> votes.merge(answer, 1, Integer::sum));
        return votes.entrySet().stream()
                .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
                .map(Map.Entry::getKey);
    }
}
