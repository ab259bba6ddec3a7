package dev.tagloop.learning.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a run is.
 *
 * @param setting what decides it
 * @param steps what was measured
 * @param picked the texts of each step, by their place in the pool
 * @param notes where the sampler could not do what it is for
 */
public record SimulationRun(RunSetting setting, List<CurveStep> steps, List<List<Integer>> picked, List<String> notes) {

    /** Copies the lists. */
    public SimulationRun {
        steps = List.copyOf(steps);
        picked = picked.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    static SimulationRun begin(RunSetting setting) {
        return new SimulationRun(setting, List.of(), List.of(), List.of());
    }

    /** Whether all is measured. */
    public boolean isDone() {
        return steps.size() == setting.budgets().size();
    }

    SimulationRun with(CurveStep step, List<Integer> texts, List<String> said) {
        List<CurveStep> moreSteps = new ArrayList<>(steps);
        moreSteps.add(step);
        List<List<Integer>> morePicked = new ArrayList<>(picked);
        morePicked.add(texts);
        List<String> moreNotes = new ArrayList<>(notes);
        said.stream().filter(note -> !moreNotes.contains(note)).forEach(moreNotes::add);
        return new SimulationRun(setting, moreSteps, morePicked, moreNotes);
    }
}
