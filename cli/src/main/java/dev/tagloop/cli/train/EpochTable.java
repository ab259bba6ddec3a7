package dev.tagloop.cli.train;

import dev.tagloop.cli.console.Console;
import dev.tagloop.learning.train.RunEpoch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of epochs that grows while a model is trained. */
public final class EpochTable {
    private final Console console;
    private boolean headed;

    public EpochTable(Console console) {
        this.console = console;
    }

    /** Adds the row of an epoch; the head comes with the first one. */
    public void row(RunEpoch epoch) {
        Map<String, Double> figures = figures(epoch);
        if (!headed) {
            console.say("  epoch    loss" + line(figures, Map.Entry::getKey) + "  seconds");
            headed = true;
        }
        console.say("  %5d  %6.4f%s  %7.1f%s"
                .formatted(
                        epoch.epoch(),
                        epoch.loss(),
                        line(figures, figure -> score(figure.getValue())),
                        epoch.seconds(),
                        epoch.best() ? "  best so far" : ""));
    }

    private static Map<String, Double> figures(RunEpoch epoch) {
        if (epoch.metrics() != null) {
            return epoch.metrics();
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        if (epoch.f1() == null) {
            // Nothing was held out to measure on.
            return figures;
        }
        figures.put("P", epoch.precision());
        figures.put("R", epoch.recall());
        figures.put("F1", epoch.f1());
        return figures;
    }

    /** A cell a figure, as wide as the longer of its name and its value. */
    private static String line(Map<String, Double> figures, Function<Map.Entry<String, Double>, String> cell) {
        return figures.entrySet().stream()
                .map(figure -> "  "
                        + " "
                                .repeat(Math.max(
                                        0,
                                        Math.max(6, figure.getKey().length())
                                                - cell.apply(figure).length()))
                        + cell.apply(figure))
                .collect(Collectors.joining());
    }

    private static String score(Double value) {
        return value == null ? "-" : "%.3f".formatted(value);
    }
}
