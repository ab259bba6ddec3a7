package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.learning.sampling.RandomSampler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Samplers side by side. The target of a seed is {@value #SHARE} of the figure that its model of everything has.
 *
 * @param figure what curves show, as people call it: {@code macro F1}
 * @param full the figure of the models of everything
 * @param fullTokens words of everything
 * @param samplers results in the order of the runs
 */
public record SimulationReport(String figure, SeedMean full, int fullTokens, List<SamplerResult> samplers) {
    /** The share of the figure of everything that labelling aims at. */
    public static final double SHARE = 0.95;

    /** Copies the results. */
    public SimulationReport {
        samplers = List.copyOf(samplers);
    }

    /** Puts finished runs together. @param figure what their curves show */
    public static SimulationReport of(List<SimulationRun> runs, String figure) {
        Map<Long, Double> full = new TreeMap<>();
        int tokens = 0;
        Map<String, Map<Long, SimulationRun>> bySampler = new LinkedHashMap<>();
        for (SimulationRun run : runs) {
            long seed = run.setting().seed();
            if (run.setting().sampler().equals(RunSetting.EVERYTHING)) {
                full.put(seed, run.steps().getLast().figure());
                tokens = run.steps().getLast().tokens();
            } else {
                bySampler
                        .computeIfAbsent(run.setting().sampler(), name -> new TreeMap<>())
                        .put(seed, run);
            }
        }
        Map<Long, SimulationRun> random = bySampler.getOrDefault(RandomSampler.NAME, Map.of());
        List<SamplerResult> results = new ArrayList<>();
        bySampler.forEach((name, own) -> results.add(result(name, own, random, full)));
        return new SimulationReport(figure, SeedMean.of(List.copyOf(full.values())), tokens, results);
    }

    private static SamplerResult result(
            String name, Map<Long, SimulationRun> runs, Map<Long, SimulationRun> random, Map<Long, Double> full) {
        List<Double> areas = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        EditCost edits = EditCost.NONE;
        for (Map.Entry<Long, SimulationRun> entry : runs.entrySet()) {
            SimulationRun run = entry.getValue();
            SimulationRun other = random.get(entry.getKey());
            double target = SHARE * full.getOrDefault(entry.getKey(), Double.NaN);
            double reached = RunCurve.tokensFor(run, target);
            areas.add(RunCurve.area(run));
            if (!Double.isNaN(reached)) {
                targets.add(reached);
            }
            if (other != null) {
                gains.add(RunCurve.area(run) - RunCurve.area(other));
                double ratio = reached / RunCurve.tokensFor(other, target);
                if (!Double.isNaN(ratio)) {
                    ratios.add(ratio);
                }
            }
            for (CurveStep step : run.steps()) {
                edits = step.edits() == null ? edits : edits.plus(step.edits());
            }
            run.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        }
        return new SamplerResult(
                name,
                curve(runs),
                tokens(runs),
                SeedMean.of(areas),
                SeedMean.of(gains),
                SeedMean.of(targets),
                SeedMean.of(ratios),
                targets.size(),
                atTheEnd(runs.values()),
                edits,
                notes);
    }

    private static Map<String, SeedMean> atTheEnd(Collection<SimulationRun> runs) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (SimulationRun run : runs) {
            run.steps()
                    .getLast()
                    .metrics()
                    .forEach((name, value) -> values.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(value));
        }
        Map<String, SeedMean> means = new LinkedHashMap<>();
        values.forEach((name, own) -> means.put(name, SeedMean.of(own)));
        return means;
    }

    private static List<SeedMean> curve(Map<Long, SimulationRun> runs) {
        List<SeedMean> curve = new ArrayList<>();
        for (int i = 0; i < budgets(runs); i++) {
            int step = i;
            curve.add(SeedMean.of(runs.values().stream()
                    .map(run -> run.steps().get(step).figure())
                    .toList()));
        }
        return curve;
    }

    private static List<Double> tokens(Map<Long, SimulationRun> runs) {
        List<Double> tokens = new ArrayList<>();
        for (int i = 0; i < budgets(runs); i++) {
            int step = i;
            tokens.add(runs.values().stream()
                    .mapToInt(run -> run.steps().get(step).tokens())
                    .average()
                    .orElse(0));
        }
        return tokens;
    }

    private static int budgets(Map<Long, SimulationRun> runs) {
        return runs.values().iterator().next().setting().budgets().size();
    }
}
