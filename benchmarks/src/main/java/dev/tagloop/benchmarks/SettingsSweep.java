package dev.tagloop.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What each way of training is worth: entities learned with one thing changed at a time, against the defaults with the same seeds. */
record SettingsSweep(Effort effort, Path folder) implements Benchmark {

    @Override
    public String name() {
        return "settings-sweep";
    }

    @Override
    public void run(Report report) throws Exception {
        Cells cells = Cells.of(name(), effort, folder);
        Corpus corpus = Corpus.read(effort.quick());
        // Seed by seed, so that what was cut off compares all variations with the seeds that it came to.
        for (long seed : effort.seeds()) {
            for (SweepVariation variation : effort.variations()) {
                Cells.Key key = key(corpus, variation, seed);
                if (cells.find(key).isEmpty()) {
                    cells.put(key, measured(variation, seed));
                    System.err.println(key + " " + cells.find(key).orElseThrow());
                }
            }
        }
        report.title("One thing changed at a time, strict F1 of the last epoch, " + corpus.name() + ", seeds "
                + effort.seeds() + "; peer: the defaults with the same seed; cells in " + cells.file());
        for (SweepVariation variation : effort.variations()) {
            line(report, cells, corpus, variation);
        }
    }

    private Cells.Value measured(SweepVariation variation, long seed) throws Exception {
        JsonNode said = Child.answer(
                SweepRun.class,
                List.of(variation.name(), Long.toString(seed), Boolean.toString(effort.quick())),
                0,
                folder.resolve("sweep.log"));
        return Cells.Value.of(said);
    }

    /** The seed splits, so the number of training sentences is another one each time, and says nothing here. */
    private static Cells.Key key(Corpus corpus, SweepVariation variation, long seed) {
        return new Cells.Key(corpus.name(), variation.key(), 0, seed);
    }

    private void line(Report report, Cells cells, Corpus corpus, SweepVariation variation) {
        List<Double> scores = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        for (long seed : effort.seeds()) {
            Optional<Cells.Value> value = cells.find(key(corpus, variation, seed));
            Optional<Cells.Value> peer = cells.find(key(corpus, SweepVariation.DEFAULTS, seed));
            value.ifPresent(found -> scores.add(found.score()));
            if (value.isPresent() && peer.isPresent()) {
                gains.add(value.get().score() - peer.get().score());
            }
        }
        report.score(variation.words() + ", mean F1", mean(scores));
        if (variation != SweepVariation.DEFAULTS) {
            report.score("    gain, least and most of the seeds: " + range(gains), mean(gains));
        }
    }

    private static String range(List<Double> values) {
        return String.format(
                Locale.ROOT,
                "%+.4f, %+.4f",
                values.stream().min(Double::compare).orElse(Double.NaN),
                values.stream().max(Double::compare).orElse(Double.NaN));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
