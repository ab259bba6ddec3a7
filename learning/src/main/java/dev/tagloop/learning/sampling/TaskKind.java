package dev.tagloop.learning.sampling;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.learning.sampling.duplicates.WithoutNearDuplicates;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is learned about tasks, and so which samplers fit: each asks something that a model of the kind can say, and none says what another says. */
public enum TaskKind {
    /** Stretches of text with labels: a distribution a word. */
    SPANS(Says.DISTRIBUTIONS, Set.of()),
    /** One class of a whole text. With a single distribution all ways to pool are one. */
    CLASS(Says.DISTRIBUTIONS, Set.of("entropy-mean", "entropy-max", "mnlp", "bald-sum", "bald-max")),
    /** Any number of classes of a whole text: a yes or no each. All tasks have the same classes, so sums and means are one order. */
    CLASSES(Says.DISTRIBUTIONS, Set.of("entropy-mean", "mnlp", "bald-sum")),
    /** A number for a whole text. */
    NUMBER(EnumSet.of(Need.EMBEDDING, Need.NUMBER_DROPOUT, Need.NUMBER_MEMBERS), Set.of()),
    /** Answers to questions: one distribution over answers, which are different ones in each task. */
    ANSWER(
            Says.ANSWERS,
            Set.of(
                    "entropy-mean",
                    "entropy-max",
                    "mnlp",
                    "bald-sum",
                    "bald-max",
                    "badge",
                    "class-balancing",
                    "likely-wrong")),
    /** Texts that a model writes. */
    TEXT(EnumSet.of(Need.EMBEDDING, Need.WRITTEN, Need.SEVERAL_WRITTEN), Set.of());

    /** What models of several kinds say. */
    private static final class Says {
        static final Set<Need> DISTRIBUTIONS =
                EnumSet.of(Need.PROBABILITIES, Need.DROPOUT, Need.FULL_DROPOUT, Need.MEMBERS, Need.EMBEDDING);
        static final Set<Need> ANSWERS = EnumSet.of(
                Need.PROBABILITIES, Need.DROPOUT, Need.FULL_DROPOUT, Need.MEMBERS, Need.EMBEDDING, Need.ANSWER);
    }

    private final Set<Need> known;
    private final Set<String> unfit;

    TaskKind(Set<Need> known, Set<String> unfit) {
        this.known = known;
        this.unfit = unfit;
    }

    /** The kind of whole texts with such answers. */
    public static TaskKind of(ProblemType type) {
        return switch (type) {
            case SINGLE_LABEL_CLASSIFICATION -> CLASS;
            case MULTI_LABEL_CLASSIFICATION -> CLASSES;
            case REGRESSION -> NUMBER;
        };
    }

    /** What can be known of such tasks before they are done. */
    public Set<Need> known() {
        return Collections.unmodifiableSet(known);
    }

    /** Whether a sampler has something to say about such tasks. */
    public boolean fits(Sampler sampler) {
        String name = sampler.name();
        String plain = name.endsWith(WithoutNearDuplicates.SUFFIX)
                ? name.substring(0, name.length() - WithoutNearDuplicates.SUFFIX.length())
                : name;
        return known.containsAll(sampler.needs()) && !unfit.contains(plain);
    }

    /** As it is written in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
