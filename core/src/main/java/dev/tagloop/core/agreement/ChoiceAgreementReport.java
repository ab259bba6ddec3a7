package dev.tagloop.core.agreement;

import java.util.List;
import java.util.Map;

/**
 * How far annotators of choices agree, at a glance.
 *
 * @param alpha Krippendorff's α of nominal categories
 * @param fleiss Fleiss' κ
 * @param ac1 Gwet's AC1, which stays meaningful where one category prevails
 * @param alphaByLabel α of each category against all others
 * @param pairs Cohen's κ of each pair
 */
public record ChoiceAgreementReport(
        Interval alpha, Interval fleiss, Interval ac1, Map<String, Double> alphaByLabel, List<RaterPair> pairs) {

    /** Copies the list. */
    public ChoiceAgreementReport {
        pairs = List.copyOf(pairs);
    }

    /** Measures, with intervals over the units. */
    public static ChoiceAgreementReport of(RatingTable ratings, Bootstrap bootstrap) {
        Coefficient alpha = new KrippendorffAlpha(Scale.NOMINAL);
        return new ChoiceAgreementReport(
                bootstrap.interval(ratings, alpha),
                bootstrap.interval(ratings, new FleissKappa()),
                bootstrap.interval(ratings, GwetAc.ac1()),
                LabelAgreement.of(ratings, alpha),
                RaterPair.all(ratings, CohenKappa.unweighted()));
    }
}
