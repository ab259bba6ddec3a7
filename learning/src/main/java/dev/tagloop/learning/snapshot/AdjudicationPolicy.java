package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.model.Annotation;
import java.util.List;
import java.util.Locale;

/** Ways to adjudicate that have a name, so that a data set can say how it was made. */
public enum AdjudicationPolicy implements Adjudication {
    /** As {@link Adjudication#standard()}, but of free text too one annotation counts, as a row has room for one. */
    STANDARD("ground truth first, then what most annotators say, then the latest annotation") {
        @Override
        public Decision decide(List<Annotation> annotations) {
            return StandardAdjudication.decide(annotations);
        }
    },
    /** The annotation that was changed last, whatever others say. */
    LATEST("the annotation that was changed last") {
        @Override
        public Decision decide(List<Annotation> annotations) {
            Annotation last = annotations.stream()
                    .max(StandardAdjudication.OLDEST_FIRST)
                    .orElseThrow(() -> new IllegalArgumentException("there is no annotation to choose"));
            return new Decision(last, annotations.size() == 1 ? Rule.ONLY : Rule.LATEST);
        }
    };

    private final String sentence;

    AdjudicationPolicy(String sentence) {
        this.sentence = sentence;
    }

    /** What it does, to follow "of several annotations counts". */
    public String sentence() {
        return sentence;
    }

    /** Its name as commands write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
