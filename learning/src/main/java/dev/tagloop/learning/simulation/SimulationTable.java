package dev.tagloop.learning.simulation;

import dev.tagloop.learning.sampling.RandomSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as lines of text. */
public final class SimulationTable {
    private static final int GAIN = 22;
    private static final int TARGET = 16;
    private static final int RATIO = 19;

    private SimulationTable() {}

    /** The table, the figure in percent points. */
    public static List<String> lines(SimulationReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "Everything labelled: %d words, %s %s",
                report.fullTokens(), report.figure(), mean(report.full(), 100, "%.1f")));
        int width = report.samplers().stream()
                .mapToInt(result -> result.sampler().length())
                .max()
                .orElse(0);
        width = Math.max(width, "words".length());
        StringBuilder head = new StringBuilder(pad("words", width));
        if (!report.samplers().isEmpty()) {
            report.samplers().getFirst().tokens().forEach(tokens -> head.append(format("  %6.0f", tokens)));
        }
        lines.add(head + "   area  " + pad("gain over random", GAIN) + "  " + pad("words to 95 %", TARGET) + "  "
                + pad("by random's", RATIO) + "  suggestions right  actions saved");
        for (SamplerResult result : report.samplers()) {
            // Random beside itself says nothing.
            boolean random = result.sampler().equals(RandomSampler.NAME);
            StringBuilder line = new StringBuilder(pad(result.sampler(), width));
            result.curve().forEach(point -> line.append(format("  %6.1f", 100 * point.mean())));
            line.append(format("  %5.1f", 100 * result.area().mean()));
            line.append("  ").append(pad(random ? "-" : mean(result.areaGain(), 100, "%+.1f"), GAIN));
            line.append("  ")
                    .append(pad(
                            result.reached() == 0
                                    ? "not reached"
                                    : format(
                                            "%.0f (%d of %d)",
                                            result.tokensToTarget().mean(),
                                            result.reached(),
                                            result.area().seeds()),
                            TARGET));
            line.append("  ").append(pad(random ? "-" : mean(result.tokensRatio(), 1, "%.2f"), RATIO));
            line.append("  ").append(pad(percent(result.edits().acceptedShare()), 17));
            line.append("  ").append(percent(result.edits().saved()));
            lines.add(line.toString().stripTrailing());
        }
        report.samplers().forEach(result -> result.notes().forEach(note -> lines.add(result.sampler() + ": " + note)));
        return lines;
    }

    private static String mean(SeedMean mean, double factor, String form) {
        if (Double.isNaN(mean.mean())) {
            return "-";
        }
        String middle = format(form, factor * mean.mean());
        return Double.isNaN(mean.low())
                ? middle
                : middle + format(" (" + form + " to " + form + ")", factor * mean.low(), factor * mean.high());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : format("%.0f %%", 100 * share);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
