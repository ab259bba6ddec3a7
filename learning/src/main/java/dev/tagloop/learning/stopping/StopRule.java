package dev.tagloop.learning.stopping;

import dev.tagloop.core.agreement.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * "Stop now?": stop when F1 is at the wished share of what labelling everything would give, when models no longer change their minds, or when the
 * time is used up.
 *
 * @param share of the projected F1 that is enough, such as 0.95
 * @param budgetHours hours of labelling that there are; null for no limit
 */
public record StopRule(double share, Double budgetHours) {
    /** 95 % of the projected F1, no limit of time. */
    public static final StopRule STANDARD = new StopRule(0.95, null);

    /** @throws IllegalArgumentException if the share is not above 0 and at most 1 or there is no time at all */
    public StopRule {
        if (!(share > 0 && share <= 1) || (budgetHours != null && !(budgetHours > 0))) {
            throw new IllegalArgumentException(
                    "a share lies above 0 and up to 1 and a budget above 0, not " + share + " and " + budgetHours);
        }
    }

    /** What speaks for stopping now. */
    public Advice judge(Situation now) {
        List<String> reasons = new ArrayList<>();
        boolean enough = curve(now, reasons);
        boolean steady = SteadyPredictions.isSteady(now.kappas());
        if (steady) {
            reasons.add("The last models agree nearly everywhere, so more labels change little.");
        } else if (!now.kappas().isEmpty()) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "The newest model agrees with the one before at kappa %.2f.",
                    now.kappas().getLast()));
        }
        boolean spent = time(now, reasons);
        return new Advice(enough || steady || spent || now.labeled() >= now.all(), reasons);
    }

    private boolean curve(Situation now, List<String> reasons) {
        if (now.curve().size() < LearningCurve.FEWEST
                || now.curve().stream()
                                .mapToDouble(CurvePoint::labels)
                                .distinct()
                                .count()
                        < 3) {
            reasons.add("Too few versions are measured for a learning curve: "
                    + now.curve().size() + " of " + LearningCurve.FEWEST + ".");
            return false;
        }
        LearningCurve curve = LearningCurve.fit(now.curve());
        Interval all = curve.f1(now.all());
        Interval labels = curve.labelsFor(share, now.all());
        reasons.add(String.format(
                Locale.ROOT,
                "With all %d tasks labelled F1 would be about %.3f (%.3f to %.3f).",
                now.all(),
                all.estimate(),
                all.low(),
                all.high()));
        double left = Math.ceil(labels.estimate() - now.labeled());
        if (left <= 0) {
            reasons.add(String.format(Locale.ROOT, "%.0f %% of that is reached.", 100 * share));
            return true;
        }
        reasons.add(String.format(
                Locale.ROOT,
                "%.0f %% of that needs about %.0f more tasks (%.0f to %.0f).",
                100 * share,
                left,
                Math.max(0, Math.ceil(labels.low() - now.labeled())),
                Math.max(0, Math.ceil(labels.high() - now.labeled()))));
        if (!now.seconds().isEmpty()) {
            Interval hours = TimeLeft.of(now.seconds(), left).hours();
            reasons.add(String.format(Locale.ROOT, "That takes about %.1f hours.", hours.estimate()));
        }
        return false;
    }

    private boolean time(Situation now, List<String> reasons) {
        if (budgetHours == null || now.seconds().isEmpty()) {
            return false;
        }
        double spent = TimeLeft.of(now.seconds(), now.labeled()).hours().estimate();
        reasons.add(String.format(Locale.ROOT, "%.1f of %.1f hours are used.", spent, budgetHours));
        return spent >= budgetHours;
    }
}
