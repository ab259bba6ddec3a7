package dev.tagloop.core.stopping;

import dev.tagloop.core.agreement.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * "Stop now?": stop when F1 is at the wished share of what labelling everything would give, when models no longer change their minds, or when the
 * budget is used up.
 *
 * @param share of the projected F1 that is enough, such as 0.95
 * @param budgetHours hours of labelling that there are; null for no limit
 * @param budgetTasks tasks that are to be labelled at most; null for no limit
 */
public record StopRule(double share, Double budgetHours, Integer budgetTasks) {
    /** 95 % of the projected F1, no limit of time. */
    public static final StopRule STANDARD = new StopRule(0.95, null, null);

    /** A curve that was measured in a narrow range tells nothing about what lies far outside of it. */
    private static final double NARROWEST = 2;

    /** @throws IllegalArgumentException if the share is not above 0 and at most 1 or a budget is nothing at all */
    public StopRule {
        if (!(share > 0 && share <= 1)
                || (budgetHours != null && !(budgetHours > 0))
                || (budgetTasks != null && budgetTasks < 1)) {
            throw new IllegalArgumentException("a share lies above 0 and up to 1 and a budget above 0, not " + share
                    + ", " + budgetHours + " and " + budgetTasks);
        }
    }

    /** What speaks for stopping now. */
    public Advice judge(Situation now) {
        List<String> reasons = new ArrayList<>();
        Optional<Projection> projection = projection(now);
        reasons.addAll(projection.map(this::told).orElseGet(() -> List.of(tooFew(now))));
        boolean steady = SteadyPredictions.isSteady(now.kappas());
        if (steady) {
            reasons.add("The last models agree nearly everywhere, so more labels change little.");
        } else if (!now.kappas().isEmpty() && !now.kappas().getLast().isNaN()) {
            reasons.add(format(
                    "The newest model agrees with the one before at kappa %.2f.",
                    now.kappas().getLast()));
        }
        if (budgetHours != null) {
            reasons.add(format("%.1f of %.1f hours are used.", now.hoursUsed(), budgetHours));
        }
        if (budgetTasks != null) {
            reasons.add(format("%d of %d tasks are labelled.", now.labeled(), budgetTasks));
        }
        Verdict verdict = verdict(now, projection, steady);
        return new Advice(verdict, sentence(verdict, now, projection), reasons, projection);
    }

    private Verdict verdict(Situation now, Optional<Projection> projection, boolean steady) {
        if (now.all() > 0 && now.labeled() >= now.all()) {
            return Verdict.EVERYTHING_LABELED;
        }
        if (budgetTasks != null && now.labeled() >= budgetTasks) {
            return Verdict.TASKS_USED;
        }
        if (budgetHours != null && now.hoursUsed() >= budgetHours) {
            return Verdict.HOURS_USED;
        }
        if (projection.isPresent() && projection.get().left().high() <= 0) {
            return Verdict.SHARE_REACHED;
        }
        if (steady) {
            return Verdict.STEADY;
        }
        if (projection.isEmpty()) {
            return Verdict.TOO_FEW_VERSIONS;
        }
        return projection.get().left().estimate() <= 0 ? Verdict.NOT_SURE : Verdict.GO_ON;
    }

    private String sentence(Verdict verdict, Situation now, Optional<Projection> projection) {
        return switch (verdict) {
            case EVERYTHING_LABELED -> "Stop: every task is labelled.";
            case TASKS_USED -> format("Stop: the budget of %d tasks is used.", budgetTasks);
            case HOURS_USED -> format("Stop: the budget of %.1f hours is used.", budgetHours);
            case SHARE_REACHED -> format("Stop: %.0f %% of the F1 that all tasks would give is reached.", 100 * share);
            case STEADY -> "Stop: the last models agree nearly everywhere, so more labels change little.";
            case TOO_FEW_VERSIONS -> "Cannot tell yet: " + lower(tooFew(now));
            case NOT_SURE ->
                format(
                        "Not sure yet: %.0f %% of the F1 that all tasks would give seems to be reached, but it may take up to %.0f more tasks.",
                        100 * share, projection.orElseThrow().left().high());
            case GO_ON -> {
                Projection more = projection.orElseThrow();
                yield format(
                        "Go on: about %.0f more tasks%s to %.0f %% of the F1 that all tasks would give.",
                        more.left().estimate(),
                        more.hours()
                                .map(hours -> format(", %.1f hours,", hours.estimate()))
                                .orElse(""),
                        100 * share);
            }
        };
    }

    private Optional<Projection> projection(Situation now) {
        if (!isEnough(now.curve()) || now.all() < 1) {
            return Optional.empty();
        }
        LearningCurve curve = LearningCurve.fit(now.curve());
        Interval needed = curve.labelsFor(share, now.all());
        Interval left = new Interval(left(needed.estimate(), now), left(needed.low(), now), left(needed.high(), now));
        return Optional.of(new Projection(curve, curve.f1(now.all()), left, hours(now, left)));
    }

    private static double left(double needed, Situation now) {
        return Math.max(0, Math.ceil(needed - now.labeled()));
    }

    /** The interval of the hours is that of the tasks at the mean pace: how long one takes is known far better than how many there are. */
    private static Optional<Interval> hours(Situation now, Interval left) {
        if (now.seconds().isEmpty()) {
            return Optional.empty();
        }
        double each = TimeLeft.expected(now.seconds(), 1);
        return Optional.of(new Interval(left.estimate() * each, left.low() * each, left.high() * each));
    }

    private static boolean isEnough(List<CurvePoint> curve) {
        double[] labels = curve.stream()
                .mapToDouble(CurvePoint::labels)
                .distinct()
                .sorted()
                .toArray();
        return curve.size() >= LearningCurve.FEWEST
                && labels.length >= 3
                && labels[labels.length - 1] >= NARROWEST * labels[0];
    }

    private static String tooFew(Situation now) {
        return now.curve().size() < LearningCurve.FEWEST
                ? "Too few versions are measured for a learning curve: "
                        + now.curve().size() + " of " + LearningCurve.FEWEST + "."
                : "The measured versions learned from nearly the same number of tasks, which makes no learning curve.";
    }

    private List<String> told(Projection projection) {
        List<String> reasons = new ArrayList<>();
        Interval all = projection.f1();
        reasons.add(format(
                "With all tasks labelled F1 would be about %.3f (%.3f to %.3f).",
                all.estimate(), all.low(), all.high()));
        Interval left = projection.left();
        reasons.add(
                left.high() <= 0
                        ? format("%.0f %% of that is reached.", 100 * share)
                        : format(
                                "%.0f %% of that needs about %.0f more tasks (%.0f to %.0f).",
                                100 * share, left.estimate(), left.low(), left.high()));
        projection
                .hours()
                .filter(hours -> hours.high() > 0)
                .ifPresent(hours -> reasons.add(format(
                        "That takes about %.1f hours (%.1f to %.1f).", hours.estimate(), hours.low(), hours.high())));
        return reasons;
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
