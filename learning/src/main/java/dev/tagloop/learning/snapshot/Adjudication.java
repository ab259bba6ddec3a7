package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.model.Annotation;
import java.util.List;

/** Decides which of several annotations of one task counts. */
@FunctionalInterface
public interface Adjudication {

    /** Why an annotation was taken. */
    enum Rule {
        /** It is the only one. */
        ONLY,
        /** All say the same. */
        UNANIMOUS,
        /** It is marked as ground truth. */
        GROUND_TRUTH,
        /** More annotations say this than any other thing. */
        MAJORITY,
        /** None of the above: it is the last one. */
        LATEST,
        /** All have written something in their own words, and all of it counts. */
        TOGETHER
    }

    /**
     * A decision.
     *
     * @param annotation the one that counts
     * @param rule why
     */
    record Decision(Annotation annotation, Rule rule) {}

    /**
     * Decides.
     *
     * @param annotations at least one, none of them skipped
     */
    Decision decide(List<Annotation> annotations);

    /**
     * Ground truth first, then what most annotators say (if that is more than any other saying and more than one of
     * them), then the latest. Among equals the latest is taken. Where all have only written free text, what each of them
     * wrote counts, so that a decision's annotation may hold several people's regions.
     */
    static Adjudication standard() {
        return FreeText::decide;
    }
}
