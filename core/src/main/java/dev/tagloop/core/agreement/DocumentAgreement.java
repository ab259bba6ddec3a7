package dev.tagloop.core.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A coefficient of agreement over documents, made ready so that it can be taken of any of them at once: of a week's, of those
 * that a bootstrap draws. Documents are drawn whole, since what is said of the words of one text hangs together.
 */
public interface DocumentAgreement {
    /** The coefficients that can be asked for. */
    enum Measure {
        /** {@link SpanF1#STRICT}. */
        STRICT_F1,
        /** {@link SpanF1#OVERLAP}. */
        OVERLAP_F1,
        /** {@link SpanF1#SHARE}. */
        SHARE_F1,
        /** {@link UnitizingAlpha}, the mean over pairs of raters. */
        UNITIZING_ALPHA,
        /** {@link KrippendorffAlpha} of nominal categories, for spans over words. */
        KRIPPENDORFF_ALPHA,
        /** {@link FleissKappa}, for spans over words. */
        FLEISS_KAPPA,
        /** {@link CohenKappa}, the mean over pairs of raters, for spans over words. */
        COHEN_KAPPA,
        /** {@link GwetAc#ac1}, for spans over words. */
        GWET_AC1;

        /** Whether it is about spans alone, not about choices. */
        public boolean needsSpans() {
            return compareTo(KRIPPENDORFF_ALPHA) < 0;
        }

        private Coefficient coefficient() {
            return switch (this) {
                case KRIPPENDORFF_ALPHA -> new KrippendorffAlpha(Scale.NOMINAL);
                case FLEISS_KAPPA -> new FleissKappa();
                case COHEN_KAPPA -> CohenKappa.unweighted();
                case GWET_AC1 -> GwetAc.ac1();
                default -> throw new IllegalArgumentException(this + " is no coefficient of categories");
            };
        }
    }

    /**
     * The number of some documents, by their places in the list.
     *
     * @param label this label alone; empty for all
     */
    Bootstrap.Statistic of(Raters raters, Optional<String> label);

    /** The labels that occur. */
    List<String> labels();

    /** How much work it is to take it once over all documents, in looked-at units. */
    long work();

    /** Of documents with spans. */
    static DocumentAgreement ofSpans(Measure measure, List<SpanAnnotations> documents) {
        return switch (measure) {
            case STRICT_F1 -> new F1OfDocuments(SpanF1.STRICT, documents);
            case OVERLAP_F1 -> new F1OfDocuments(SpanF1.OVERLAP, documents);
            case SHARE_F1 -> new F1OfDocuments(SpanF1.SHARE, documents);
            case UNITIZING_ALPHA -> new UnitizingOfDocuments(documents);
            default -> RatingsOfDocuments.ofWords(documents, measure.coefficient(), measure == Measure.COHEN_KAPPA);
        };
    }

    /**
     * Of documents with one category each.
     *
     * @param documents for each the category by rater
     * @throws IllegalArgumentException if the measure {@linkplain Measure#needsSpans needs spans}
     */
    static DocumentAgreement ofCategories(Measure measure, List<Map<String, String>> documents) {
        return RatingsOfDocuments.ofCategories(documents, measure.coefficient(), measure == Measure.COHEN_KAPPA);
    }
}
