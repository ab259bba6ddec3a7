package dev.tagloop.cli.models;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far the scores of a version mean what they say, as lines for people. */
final class CalibrationText {
    private static final String HEAD = "  scores    ";
    private static final String ROW = "  %-12s  %11s  %10s  %8s";

    private CalibrationText() {}

    /** @param details of the version; one that was not measured has nothing to tell */
    static List<String> lines(JsonObject details) {
        if (details.text("method").isEmpty()) {
            return List.of();
        }
        return details.object("calibration")
                .map(CalibrationText::told)
                .orElseGet(() -> List.of(HEAD
                        + (details.text("kind").filter("combined"::equals).isPresent()
                                ? "those of each member were put right before they were put together"
                                : "nothing is known of them: made before they were measured, or no answer had one")));
    }

    private static List<String> told(JsonObject calibration) {
        List<String> lines = new ArrayList<>();
        long predictions = calibration.integer("predictions").orElse(0);
        String error = String.format(
                Locale.ROOT,
                HEAD + "expected calibration error %.3f on %d prediction%s",
                calibration.number("error").orElse(0),
                predictions,
                predictions == 1 ? "" : "s");
        if (calibration.number("temperature").isEmpty()) {
            lines.add(error);
            lines.add("            too few of them to fit a temperature, so scores are served as the model gives them");
        } else {
            lines.add(error
                    + String.format(
                            Locale.ROOT,
                            ", %.3f at temperature %.2f, at which they are served",
                            calibration.number("calibrated_error").orElse(0),
                            calibration.number("temperature").getAsDouble()));
        }
        lines.addAll(bins("as they are", calibration.objects("bins")));
        lines.addAll(bins("as served", calibration.objects("calibrated_bins")));
        return lines;
    }

    private static List<String> bins(String which, List<JsonObject> bins) {
        if (bins.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted(which, "predictions", "mean score", "right"));
        for (JsonObject bin : bins) {
            lines.add(ROW.formatted(
                    "",
                    bin.integer("count").orElse(0),
                    String.format(Locale.ROOT, "%.3f", bin.number("score").orElse(0)),
                    String.format(Locale.ROOT, "%.3f", bin.number("accuracy").orElse(0))));
        }
        return lines;
    }
}
