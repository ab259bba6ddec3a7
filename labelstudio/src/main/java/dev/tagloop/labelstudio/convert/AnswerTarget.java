package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.core.rows.RowReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a label config asks a question about a text, and where the answer is marked.
 *
 * @param passage the text that is read, with the Labels that mark the answer
 * @param label the label of an answer
 * @param question the tag that shows the question: a Header, or a Text of its own
 * @param none how a person says that there is no answer; without it, marking nothing says so
 */
record AnswerTarget(SpanTarget passage, String label, Tag question, Optional<NoAnswerChoice> none) {

    /** The target of a config, if it is one for questions. */
    static Optional<AnswerTarget> find(LabelConfig config) {
        return SpanTarget.all(config).stream()
                .flatMap(passage -> label(passage).stream()
                        .flatMap(label -> question(config, passage, label).stream()
                                .map(question ->
                                        new AnswerTarget(passage, label, question, NoAnswerChoice.of(config)))))
                .findFirst();
    }

    private static Optional<String> label(SpanTarget passage) {
        List<String> labels = passage.labels();
        return labels.size() == 1
                ? Optional.of(labels.getFirst())
                : labels.stream().filter(AnswerTarget::isAnswer).findFirst();
    }

    /** What is called a question, else the only other text where the label leaves no doubt about what is marked. */
    private static Optional<Tag> question(LabelConfig config, SpanTarget passage, String label) {
        List<Variable> others = config.variables().stream()
                .filter(variable -> !variable.tag().equals(passage.text()))
                .toList();
        return others.stream()
                .filter(variable -> isQuestion(variable.path()))
                .findFirst()
                .or(() -> others.stream()
                        .filter(variable -> others.size() == 1 && isAnswer(label))
                        .findFirst())
                .map(Variable::tag);
    }

    static boolean isQuestion(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith("question") || name.endsWith("query");
    }

    private static boolean isAnswer(String label) {
        return label.equalsIgnoreCase(RowReader.ANSWER);
    }
}
