package dev.tagloop.learning.simulation;

import java.util.List;

/** What is read off a run's curve, straight between its points. */
final class RunCurve {
    private RunCurve() {}

    /** The mean height between the first budget and the last. */
    static double area(SimulationRun run) {
        List<CurveStep> steps = run.steps();
        if (steps.size() < 2) {
            return steps.getFirst().figure();
        }
        double area = 0;
        for (int i = 1; i < steps.size(); i++) {
            double width = steps.get(i).tokens() - steps.get(i - 1).tokens();
            area += width * (steps.get(i).figure() + steps.get(i - 1).figure()) / 2;
        }
        int width = steps.getLast().tokens() - steps.getFirst().tokens();
        return width == 0 ? steps.getLast().figure() : area / width;
    }

    /** The words after which the figure is this high for the first time; NaN if it never is. */
    static double tokensFor(SimulationRun run, double target) {
        CurveStep before = null;
        for (CurveStep step : run.steps()) {
            if (step.figure() >= target) {
                if (before == null || step.figure() == before.figure()) {
                    return step.tokens();
                }
                double share = (target - before.figure()) / (step.figure() - before.figure());
                return before.tokens() + share * (step.tokens() - before.tokens());
            }
            before = step;
        }
        return Double.NaN;
    }
}
