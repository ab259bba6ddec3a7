package dev.tagloop.core.classification;

import java.util.List;
import java.util.Objects;

/**
 * A text, or two that are read together, and what is said about it.
 *
 * @param text the text as it was imported, never normalised
 * @param pair a second text, such as the hypothesis for a premise; null for none
 * @param type what is asked
 * @param labels one label, or any number of different ones for {@link ProblemType#MULTI_LABEL_CLASSIFICATION}; none for a number
 * @param number the answer to {@link ProblemType#REGRESSION}; null for labels
 */
public record ClassifiedText(String text, String pair, ProblemType type, List<String> labels, Double number) {

    /** @throws IllegalArgumentException if the answer does not fit the type */
    public ClassifiedText {
        Objects.requireNonNull(text, "text");
        labels = List.copyOf(labels);
        boolean fits = switch (type) {
            case SINGLE_LABEL_CLASSIFICATION -> number == null && labels.size() == 1;
            case MULTI_LABEL_CLASSIFICATION ->
                number == null && labels.stream().distinct().count() == labels.size();
            case REGRESSION -> number != null && Double.isFinite(number) && labels.isEmpty();
        };
        if (!fits) {
            throw new IllegalArgumentException("the labels " + labels + " and the number " + number
                    + " are no answer for " + type.word()
                    + ": that is one label, several different ones, or a finite number alone");
        }
    }

    /** A text with its one label. */
    public static ClassifiedText single(String text, String label) {
        return new ClassifiedText(text, null, ProblemType.SINGLE_LABEL_CLASSIFICATION, List.of(label), null);
    }

    /** A text with any number of labels. */
    public static ClassifiedText several(String text, List<String> labels) {
        return new ClassifiedText(text, null, ProblemType.MULTI_LABEL_CLASSIFICATION, labels, null);
    }

    /** A text with a number. */
    public static ClassifiedText number(String text, double number) {
        return new ClassifiedText(text, null, ProblemType.REGRESSION, List.of(), number);
    }

    /** A copy with a second text. */
    public ClassifiedText withPair(String second) {
        return new ClassifiedText(text, second, type, labels, number);
    }

    /** A copy with other labels. */
    public ClassifiedText withLabels(List<String> others) {
        return new ClassifiedText(text, pair, type, others, null);
    }

    /** A copy with another number. */
    public ClassifiedText withNumber(double other) {
        return new ClassifiedText(text, pair, type, List.of(), other);
    }
}
