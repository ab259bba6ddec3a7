package dev.tagloop.learning.simulation;

import java.util.List;

/** What is read off a run's curve, straight between its points. */
final class RunCurve {
    private RunCurve() {}

    /** The mean height between the first budget and the last. */
    static double area(SimulationRun run) {
        List<CurveStep> steps = run.steps();
        if (steps.size() < 2) {
            return steps.getFirst().f1();
        }
        double area = 0;
        for (int i = 1; i < steps.size(); i++) {
            double width = steps.get(i).tokens() - steps.get(i - 1).tokens();
            area += width * (steps.get(i).f1() + steps.get(i - 1).f1()) / 2;
        }
        int width = steps.getLast().tokens() - steps.getFirst().tokens();
        return width == 0 ? steps.getLast().f1() : area / width;
    }

    /** The words after which F1 is this high for the first time; NaN if it never is. */
    static double tokensFor(SimulationRun run, double f1) {
        CurveStep before = null;
        for (CurveStep step : run.steps()) {
            if (step.f1() >= f1) {
                if (before == null || step.f1() == before.f1()) {
                    return step.tokens();
                }
                double share = (f1 - before.f1()) / (step.f1() - before.f1());
                return before.tokens() + share * (step.tokens() - before.tokens());
            }
            before = step;
        }
        return Double.NaN;
    }
}
