package dev.tagloop.training.internal.task.classification;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelTask;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The classes of a text classifier in the order of its outputs.
 *
 * @param type what they mean
 * @param labels their names; {@value #NUMBER} alone for a number
 * @param known whether the base checkpoint's head has these outputs already, so that training goes on from it
 */
public record ClassSet(ProblemType type, List<String> labels, boolean known) {
    /** The name of the one output that is a number. */
    public static final String NUMBER = "score";

    /**
     * The base's own classes when its head answers the same question and can name every label of the data, else new ones in alphabetical order.
     *
     * @throws IllegalArgumentException if the texts ask different things, or there is nothing to tell apart
     */
    static ClassSet of(Checkpoint base, List<ClassifiedText> texts) {
        Set<ProblemType> types = texts.stream().map(ClassifiedText::type).collect(Collectors.toSet());
        if (types.size() > 1) {
            throw new IllegalArgumentException("the training texts have different kinds of answers ("
                    + types.stream().map(ProblemType::word).sorted().collect(Collectors.joining(", "))
                    + "): a model learns one of them");
        }
        ProblemType type = types.iterator().next();
        Set<String> labels = new TreeSet<>();
        texts.forEach(text -> labels.addAll(text.labels()));
        if (type == ProblemType.REGRESSION) {
            return new ClassSet(
                    type, List.of(NUMBER), goesOn(base, type) && base.labels().size() == 1);
        }
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("none of the " + texts.size()
                    + " training texts has a label, so there is nothing to learn: label some first");
        }
        return goesOn(base, type) && new HashSet<>(base.labels()).containsAll(labels)
                ? new ClassSet(type, base.labels(), true)
                : new ClassSet(type, List.copyOf(labels), false);
    }

    private static boolean goesOn(Checkpoint base, ProblemType type) {
        return ModelTask.of(base.config()) == ModelTask.SEQUENCE_CLASSIFICATION
                && base.config().problemType().filter(type.word()::equals).isPresent();
    }

    /** What is right about a text, as {@link SequenceWindow#target} holds it. @throws IllegalArgumentException if a class is unknown */
    float[] target(ClassifiedText text) {
        return switch (type) {
            case REGRESSION -> new float[] {text.number().floatValue()};
            case SINGLE_LABEL_CLASSIFICATION ->
                new float[] {labels.indexOf(text.labels().getFirst())};
            case MULTI_LABEL_CLASSIFICATION -> {
                float[] target = new float[labels.size()];
                for (int i = 0; i < target.length; i++) {
                    target[i] = text.labels().contains(labels.get(i)) ? 1 : 0;
                }
                yield target;
            }
        };
    }
}
