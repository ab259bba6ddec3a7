package dev.tagloop.learning.simulation;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.sampling.RandomSampler;
import dev.tagloop.learning.sampling.Sampler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Samplers against each other on one data set: each with every seed, which decides the same first texts for all, and a model of everything for each
 * seed. What was measured before under the same settings is not measured again.
 *
 * @param <E> examples
 */
public final class Simulation<E> {
    private final SimulatedData<E> data;
    private final SimulatedLearner<E> learner;
    private final RunStore store;
    private final Progress progress;
    private final CancelToken cancel;

    /** @param folder where the runs are kept */
    public Simulation(
            SimulatedData<E> data, SimulatedLearner<E> learner, Path folder, Progress progress, CancelToken cancel) {
        this.data = data;
        this.learner = learner;
        this.store = new RunStore(folder);
        this.progress = progress;
        this.cancel = cancel;
    }

    /**
     * Does all runs.
     *
     * @param samplers the samplers
     * @param seeds a run each
     * @param budgets words to label before each measurement, rising
     * @throws java.util.concurrent.CancellationException if it was cancelled; what was measured is kept
     */
    public List<SimulationRun> run(List<Sampler> samplers, List<Long> seeds, List<Integer> budgets) {
        List<SimulationRun> runs = new ArrayList<>();
        int total = seeds.size() * (samplers.size() + 1);
        for (long seed : seeds) {
            runs.add(one(RunSetting.EVERYTHING, new RandomSampler(), seed, List.of(data.allTokens())));
            said(runs, total);
            for (Sampler sampler : samplers) {
                runs.add(one(sampler.name(), sampler, seed, budgets));
                said(runs, total);
            }
        }
        return runs;
    }

    private SimulationRun one(String name, Sampler sampler, long seed, List<Integer> budgets) {
        RunSetting setting = new RunSetting(data.digest(), name, seed, budgets, learner.setting());
        SimulationRun run = store.read(setting).orElseGet(() -> SimulationRun.begin(setting));
        return run.isDone() ? run : new Replay<>(data, learner, sampler, run, store, cancel).finish();
    }

    private void said(List<SimulationRun> runs, int total) {
        SimulationRun last = runs.getLast();
        progress.log("Run %d of %d: %s, seed %d, %s %.3f after %d words"
                .formatted(
                        runs.size(),
                        total,
                        last.setting().sampler(),
                        last.setting().seed(),
                        data.task().figure(),
                        last.steps().getLast().figure(),
                        last.steps().getLast().tokens()));
    }
}
