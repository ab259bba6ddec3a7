package dev.tagloop.learning.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Learning curves as an SVG picture: the mean figure over labelled words, with the interval over seeds as a band. The same report gives the same bytes. */
public final class SimulationPicture {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;
    private static final int LEFT = 60;
    private static final int RIGHT = 190;
    private static final int TOP = 28;
    private static final int BOTTOM = 56;
    private static final int TICKS = 5;
    /** Of the Okabe-Ito palette, which people with any sight tell apart; random is grey. */
    private static final List<String> COLORS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

    private static final String GREY = "#6e7781";

    private final SimulationReport report;
    private final StringBuilder out = new StringBuilder();
    private final double mostTokens;
    private final double low;
    private final double high;
    private final double step;

    private SimulationPicture(SimulationReport report) {
        this.report = report;
        this.mostTokens = report.samplers().stream()
                .mapToDouble(result -> result.tokens().getLast())
                .max()
                .orElse(1);
        double least = report.samplers().stream()
                .flatMap(result -> result.curve().stream())
                .mapToDouble(SeedMean::mean)
                .min()
                .orElse(0);
        double most = report.samplers().stream()
                .flatMap(result -> result.curve().stream())
                .mapToDouble(SeedMean::mean)
                .max()
                .orElse(1);
        double full = Double.isNaN(report.full().mean()) ? 0 : report.full().mean();
        double range = Math.max(most, full) - least;
        this.step = range <= 0.3 ? 0.05 : range <= 0.7 ? 0.1 : 0.2;
        this.low = Math.floor(least / step) * step;
        this.high = Math.max(low + step, Math.ceil(Math.max(most, full) / step) * step);
    }

    /** The picture. */
    public static String svg(SimulationReport report) {
        SimulationPicture picture = new SimulationPicture(report);
        picture.frame();
        picture.full();
        int color = 0;
        int place = 0;
        for (SamplerResult result : report.samplers()) {
            boolean random = result.sampler().equals("random");
            picture.curve(result, random ? GREY : COLORS.get(color % COLORS.size()), place++);
            color += random ? 0 : 1;
        }
        return picture.out.append("</svg>\n").toString();
    }

    private void frame() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<title>%s over the number of labelled words</title>", report.figure());
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        for (int tick = 0; tick <= Math.round((high - low) / step); tick++) {
            double value = low + step * tick;
            add(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#d8dee4\"/>",
                    LEFT, y(value), WIDTH - RIGHT, y(value));
            add(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#424a53\">%.2f</text>",
                    LEFT - 8, y(value) + 4, value);
        }
        for (int tick = 0; tick <= TICKS; tick++) {
            double tokens = mostTokens * tick / TICKS;
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#424a53\">%.0f</text>",
                    x(tokens), HEIGHT - BOTTOM + 20, tokens);
        }
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#1f2328\">labelled words</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14);
        add("<text x=\"%d\" y=\"18\" fill=\"#1f2328\">%s</text>", LEFT - 24, report.figure());
    }

    private void full() {
        if (Double.isNaN(report.full().mean())) {
            return;
        }
        double share = SimulationReport.SHARE * report.full().mean();
        dashed(report.full().mean(), "everything");
        if (share > low) {
            dashed(share, "95 % of it");
        }
    }

    private void dashed(double value, String name) {
        add(
                "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#424a53\" stroke-dasharray=\"4 4\"/>",
                LEFT, y(value), WIDTH - RIGHT, y(value));
        add("<text x=\"%d\" y=\"%.1f\" fill=\"#424a53\">%s</text>", WIDTH - RIGHT + 8, y(value) + 4, name);
    }

    private void curve(SamplerResult result, String color, int place) {
        List<String> upper = new ArrayList<>();
        List<String> lower = new ArrayList<>();
        List<String> middle = new ArrayList<>();
        for (int i = 0; i < result.curve().size(); i++) {
            SeedMean point = result.curve().get(i);
            double x = x(result.tokens().get(i));
            middle.add(point(x, point.mean()));
            if (!Double.isNaN(point.low())) {
                upper.add(point(x, point.high()));
                lower.addFirst(point(x, point.low()));
            }
        }
        if (!upper.isEmpty()) {
            upper.addAll(lower);
            add("<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"0.12\"/>", String.join(" ", upper), color);
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                String.join(" ", middle), color);
        for (int i = 0; i < result.curve().size(); i++) {
            double figure = result.curve().get(i).mean();
            add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s, %.0f words: %s %.3f</title></circle>",
                    x(result.tokens().get(i)),
                    y(figure),
                    color,
                    result.sampler(),
                    result.tokens().get(i),
                    report.figure(),
                    figure);
        }
        int top = HEIGHT - BOTTOM - 18 * (report.samplers().size() - place);
        int left = WIDTH - RIGHT + 8;
        add(
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"/>",
                left, top, left + 20, top, color);
        add("<text x=\"%d\" y=\"%d\" fill=\"#1f2328\">%s</text>", left + 26, top + 4, result.sampler());
    }

    private String point(double x, double value) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y(value));
    }

    private double x(double tokens) {
        return LEFT + tokens / mostTokens * (WIDTH - RIGHT - LEFT);
    }

    /** What lies outside of the picture is drawn on its edge. */
    private double y(double value) {
        double share = Math.min(1, Math.max(0, (value - low) / (high - low)));
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }

    private void add(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
