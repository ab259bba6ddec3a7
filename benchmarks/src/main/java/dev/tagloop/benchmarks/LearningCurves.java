package dev.tagloop.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How well so many examples teach: the encoder against OpenNLP's name finder on entities, and against its bag of words on topics. */
record LearningCurves(Effort effort, Path folder) implements Benchmark {
    private static final List<Integer> SIZES = List.of(50, 100, 200, 500);
    private static final int QUICK_SIZE = 40;

    @Override
    public String name() {
        return "learning-curves";
    }

    @Override
    public void run(Report report) throws Exception {
        Cells cells = Cells.of(name(), effort, folder);
        List<LearningCell> all = all();
        for (int i = 0; i < all.size(); i++) {
            LearningCell cell = all.get(i);
            if (cells.find(cell.key()).isEmpty()) {
                cells.put(cell.key(), measured(cell));
                System.err.println((i + 1) + " of " + all.size() + ": " + cell.key());
            }
        }
        report.title("Learning curves, seeds " + effort.seeds() + "; peers: OpenNLP's name finder and its naive Bayes"
                + " over words; cells in " + cells.file());
        for (LearningRun.Set set : LearningRun.Set.values()) {
            for (int size : sizes(set)) {
                line(report, cells, set, size);
            }
        }
    }

    private List<LearningCell> all() {
        List<LearningCell> all = new ArrayList<>();
        for (LearningRun.Set set : LearningRun.Set.values()) {
            for (int size : sizes(set)) {
                for (long seed : effort.seeds()) {
                    for (LearningRun.Model model : LearningRun.Model.values()) {
                        all.add(new LearningCell(set, name(set), model, size, seed));
                    }
                }
            }
        }
        return all;
    }

    /**
     * One that is to be measured.
     *
     * @param name of the examples
     */
    private record LearningCell(LearningRun.Set set, String name, LearningRun.Model model, int size, long seed) {
        Cells.Key key() {
            return new Cells.Key(name, model.name().toLowerCase(Locale.ROOT), size, seed);
        }
    }

    private Cells.Value measured(LearningCell cell) throws Exception {
        JsonNode said = Child.answer(
                LearningRun.class,
                List.of(
                        cell.set.name(),
                        cell.model.name(),
                        Integer.toString(cell.size),
                        Long.toString(cell.seed),
                        Boolean.toString(effort.quick())),
                0,
                folder.resolve("learning.log"));
        return Cells.Value.of(said);
    }

    private String name(LearningRun.Set set) {
        return set == LearningRun.Set.ENTITIES ? Corpus.read(effort.quick()).name() : "starter-topics";
    }

    private List<Integer> sizes(LearningRun.Set set) {
        if (effort.quick()) {
            return List.of(QUICK_SIZE);
        }
        int all = LearningRun.size(set, false);
        List<Integer> sizes =
                new ArrayList<>(SIZES.stream().filter(size -> size < all).toList());
        sizes.add(all);
        return sizes;
    }

    private void line(Report report, Cells cells, LearningRun.Set set, int size) {
        double encoder = mean(cells, set, LearningRun.Model.ENCODER, size, report);
        double floor = mean(cells, set, LearningRun.Model.FLOOR, size, report);
        report.score(name(set) + ", " + size + " examples: encoder - floor", encoder - floor);
    }

    private double mean(Cells cells, LearningRun.Set set, LearningRun.Model model, int size, Report report) {
        List<Cells.Value> values = effort.seeds().stream()
                .map(seed -> cells.find(new LearningCell(set, name(set), model, size, seed).key()))
                .flatMap(Optional::stream)
                .toList();
        double mean = values.stream().mapToDouble(Cells.Value::score).average().orElse(Double.NaN);
        String what = name(set) + ", " + size + " examples: " + model.name().toLowerCase(Locale.ROOT);
        report.score(what + ", mean F1", mean);
        report.figure(
                what + ", learning",
                values.stream().mapToDouble(Cells.Value::seconds).average().orElse(Double.NaN),
                "s");
        return mean;
    }
}
