package dev.tagloop.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** Several ways to do one thing: each is measured once a round, in turn, so that what else runs on the machine falls on all alike. */
final class Turns {
    /** Measures one way once. */
    @FunctionalInterface
    interface Way {
        double measure() throws Exception;
    }

    /** Whether a greater figure is a better one: a rate, or a duration. */
    enum Better {
        MORE,
        LESS
    }

    private final String unit;
    private final Better better;
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final Map<String, Sample> samples = new LinkedHashMap<>();

    Turns(String unit, Better better) {
        this.unit = unit;
        this.better = better;
    }

    /** The name of a way with so many threads. */
    static String at(String way, int threads) {
        return way + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** One more way; the first one is what the others are compared with. */
    Turns way(String name, Way way) {
        ways.put(name, way);
        return this;
    }

    Turns run(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                double figure = way.getValue().measure();
                samples.computeIfAbsent(way.getKey(), name -> new Sample()).add(figure);
            }
        }
        return this;
    }

    /** Median and best of each, and how many times as fast as the first one it is by the medians. */
    void report(Report report) {
        String first = ways.keySet().iterator().next();
        for (Map.Entry<String, Sample> way : samples.entrySet()) {
            Sample sample = way.getValue();
            report.figure(way.getKey() + ", median", sample.median(), unit);
            report.figure(way.getKey() + ", best", sample.quantile(better == Better.MORE ? 1 : 0), unit);
            if (!way.getKey().equals(first)) {
                ratio(report, way.getKey(), first);
            }
        }
    }

    /** How many times as fast as another one it is; nothing where one of them was not measured. */
    void ratio(Report report, String way, String other) {
        if (samples.containsKey(way) && samples.containsKey(other)) {
            double share = samples.get(way).median() / samples.get(other).median();
            report.figure(way + " : " + other, better == Better.MORE ? share : 1 / share, "times as fast");
        }
    }
}
