package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.core.labelconfig.Variable;
import java.util.List;
import java.util.Optional;

/**
 * Where a label config shows a text, and where something is to be written about it.
 *
 * @param text the tag that shows the text; of several, the one that the control speaks about
 * @param question the tag that asks a question about the text; without it a summary is wanted
 * @param control takes what is written
 */
record WritingTarget(Tag text, Optional<Tag> question, ControlTag.TextArea control) {

    /** The target of a config, if something is to be written there about a text as a whole. */
    static Optional<WritingTarget> find(LabelConfig config) {
        return config.controls().stream()
                .filter(ControlTag.TextArea.class::isInstance)
                .map(ControlTag.TextArea.class::cast)
                .filter(control ->
                        control.attribute("perRegion").filter("true"::equals).isEmpty())
                .flatMap(control -> of(config, control).stream())
                .findFirst();
    }

    private static Optional<WritingTarget> of(LabelConfig config, ControlTag.TextArea control) {
        List<ObjectTag.Text> texts = config.objects().stream()
                .filter(ObjectTag.Text.class::isInstance)
                .map(ObjectTag.Text.class::cast)
                .toList();
        Optional<Tag> question = config.variables().stream()
                .filter(variable -> AnswerTarget.isQuestion(variable.path()))
                .findFirst()
                .map(Variable::tag);
        boolean aboutText = texts.stream().anyMatch(text -> control.toNames().contains(text.name()));
        return texts.stream()
                .filter(text -> aboutText && question.filter(text::equals).isEmpty())
                .min((a, b) -> Boolean.compare(
                        control.toNames().contains(b.name()), control.toNames().contains(a.name())))
                .map(text -> new WritingTarget(text, question, control));
    }
}
