package dev.tagloop.core.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** A score report as text, in the layout that scikit-learn and seqeval made familiar. */
final class ReportText {

    private static final String LAST_AVERAGE = "weighted avg";
    private static final List<String> HEADINGS = List.of("precision", "recall", "f1-score", "support");

    private final StringBuilder out = new StringBuilder();
    private final int width;
    private final int digits;

    private ReportText(int width, int digits) {
        this.width = width;
        this.digits = digits;
    }

    static String of(ScoreReport report, int digits) {
        int widest = Math.max(LAST_AVERAGE.length(), digits);
        for (String label : report.labels().keySet()) {
            widest = Math.max(widest, label.codePointCount(0, label.length()));
        }
        ReportText text = new ReportText(widest, digits);
        text.cell("", widest);
        text.out.append(' ');
        HEADINGS.forEach(heading -> text.column(heading));
        text.out.append("\n\n");
        for (Map.Entry<String, Score> label : report.labels().entrySet()) {
            text.row(label.getKey(), label.getValue());
        }
        text.out.append('\n');
        text.row("micro avg", report.micro());
        text.row("macro avg", report.macro());
        text.row(LAST_AVERAGE, report.weighted());
        return text.out.toString();
    }

    private void row(String name, Score score) {
        cell(name, width);
        out.append(' ');
        column(rounded(score.precision()));
        column(rounded(score.recall()));
        column(rounded(score.f1()));
        column(Integer.toString(score.support()));
        out.append('\n');
    }

    private void column(String value) {
        out.append(' ');
        cell(value, 9);
    }

    private void cell(String value, int cellWidth) {
        int blanks = cellWidth - value.codePointCount(0, value.length());
        out.append(" ".repeat(Math.max(0, blanks))).append(value);
    }

    private String rounded(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        // The exact binary value decides and ties go to the even digit, as in C and Python; Formatter rounds ties up.
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
