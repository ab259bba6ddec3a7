package dev.tagloop.cli.loop;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The learning curve as an SVG picture: F1 over the number of labelled texts. The same rounds give the same bytes. */
final class LearningCurve {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 56;
    private static final int RIGHT = 24;
    private static final int TOP = 40;
    private static final int BOTTOM = 52;
    private static final int TENTHS = 10;

    private final List<LoopRound> rounds;
    private final StringBuilder out = new StringBuilder();

    private LearningCurve(List<LoopRound> rounds) {
        this.rounds = rounds;
    }

    static String svg(List<LoopRound> rounds) {
        LearningCurve curve = new LearningCurve(rounds);
        curve.frame();
        curve.line("#1f6feb", "test part", LoopRound::f1, 0);
        curve.line("#c4432b", "suggestions for unlabelled texts", LoopRound::poolF1, 1);
        return curve.out.append("</svg>\n").toString();
    }

    private void frame() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" role=\"img\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<title>Strict F1 over the number of labelled texts</title>");
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        for (int tenth = 0; tenth <= TENTHS; tenth += 2) {
            double y = y((double) tenth / TENTHS);
            add("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#d8dee4\"/>", LEFT, y, WIDTH - RIGHT, y);
            add(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#424a53\">%.1f</text>",
                    LEFT - 8, y + 4, (double) tenth / TENTHS);
        }
        for (LoopRound round : rounds) {
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#424a53\">%d</text>",
                    x(round), HEIGHT - BOTTOM + 20, round.labelled());
        }
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#1f2328\">labelled texts</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12);
        add("<text x=\"%d\" y=\"20\" fill=\"#1f2328\">F1</text>", LEFT - 24);
    }

    private void line(String color, String name, ToDoubleFunction<LoopRound> value, int place) {
        String points = rounds.stream()
                .map(round -> String.format(Locale.ROOT, "%.1f,%.1f", x(round), y(value.applyAsDouble(round))))
                .collect(Collectors.joining(" "));
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points, color);
        for (LoopRound round : rounds) {
            add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"><title>%d labelled: F1 %.3f</title></circle>",
                    x(round), y(value.applyAsDouble(round)), color, round.labelled(), value.applyAsDouble(round));
        }
        int left = LEFT + 20 + place * 160;
        add("<line x1=\"%d\" y1=\"16\" x2=\"%d\" y2=\"16\" stroke=\"%s\" stroke-width=\"2\"/>", left, left + 20, color);
        add("<text x=\"%d\" y=\"20\" fill=\"#1f2328\">%s</text>", left + 26, name);
    }

    /** From 0 to the last round's labels. */
    private double x(LoopRound round) {
        double share = (double) round.labelled() / rounds.getLast().labelled();
        return LEFT + share * (WIDTH - RIGHT - LEFT);
    }

    private static double y(double f1) {
        return HEIGHT - BOTTOM - f1 * (HEIGHT - BOTTOM - TOP);
    }

    private void add(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
