package dev.tagloop.learning.train;

import dev.tagloop.datasets.card.CardFile;
import dev.tagloop.datasets.source.BundledSource;
import dev.tagloop.learning.task.CardWords;
import dev.tagloop.models.MiniLm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A model's {@code README.md}: metadata as the Hub reads it, then the same for people. */
public final class ModelCard {

    /** The id of the bundled encoder's repository. */
    public static final String MINILM = "sentence-transformers/all-MiniLM-L6-v2";

    private static final Pattern HUB_ID = Pattern.compile("[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*");

    private final StringBuilder out = new StringBuilder();

    private ModelCard() {}

    /** The card of a model that has no name of its own yet. */
    static String of(TrainingRun run) {
        return of(
                run,
                words(run).kind() + (run.imported() ? " imported from " : " trained on ") + shown(run.data()),
                Optional.empty());
    }

    /**
     * The card of a model with a name.
     *
     * @param name what the model is called, such as the last part of its repository's id
     * @param license the license, which is that of the model it started from; empty if unknown
     */
    public static String of(TrainingRun run, String name, Optional<String> license) {
        ModelCard card = new ModelCard();
        card.heading(run, name);
        card.scores(run);
        card.making(run);
        return CardFile.of(metadata(run, name, license), card.out.toString());
    }

    /** The text for people that a training writes, to see whether somebody has changed it. */
    public static String untouched(TrainingRun run) {
        return CardFile.parse(of(run), "README.md").body();
    }

    /** The model that a run started from, by its id on the Hub; empty for a folder. */
    public static Optional<String> base(TrainingRun run) {
        if (run.base().equals(MiniLm.ID)) {
            return Optional.of(MINILM);
        }
        return Optional.of(run.base()).filter(base -> HUB_ID.matcher(base).matches());
    }

    /** What a person called it; of a path the last part alone, since the rest is nobody's business but this machine's. */
    static String shown(String name) {
        if (HUB_ID.matcher(name).matches()) {
            return name;
        }
        String clean = name.replace('\\', '/').replaceAll("/+$", "");
        return clean.substring(clean.lastIndexOf('/') + 1);
    }

    private static Optional<String> dataset(TrainingRun run) {
        return Optional.of(run.data())
                .filter(data -> HUB_ID.matcher(data).matches() || BundledSource.IDS.contains(data));
    }

    private static Map<String, Object> metadata(TrainingRun run, String name, Optional<String> license) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("library_name", "transformers");
        license.ifPresent(id -> keys.put("license", id));
        base(run).ifPresent(id -> keys.put("base_model", id));
        keys.put("pipeline_tag", run.learned().name());
        keys.put("tags", List.of(run.learned().name(), "tagloop"));
        dataset(run).ifPresent(id -> keys.put("datasets", List.of(id)));
        if (run.scores() != null) {
            keys.put("metrics", List.copyOf(figures(run.scores()).keySet()));
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("name", name);
            model.put("results", List.of(result(run)));
            keys.put("model-index", List.of(model));
        }
        return keys;
    }

    private static Map<String, Object> result(TrainingRun run) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("name", words(run).title());
        task.put("type", run.learned().name());
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("name", shown(run.data()));
        dataset.put("type", dataset(run).orElse("tagloop"));
        if (run.datasetRevision() != null) {
            dataset.put("revision", run.datasetRevision());
        }
        dataset.put("split", split(run.scores().method()));
        List<Object> metrics = new ArrayList<>();
        figures(run.scores()).forEach((type, value) -> metrics.add(metric(run, type, value)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", task);
        result.put("dataset", dataset);
        result.put("metrics", metrics);
        return result;
    }

    private static String split(RunScores.Method method) {
        return switch (method) {
            case HELD_OUT -> "held-out";
            case GIVEN -> "validation";
            case K_FOLD -> "cross-validation";
        };
    }

    private static Map<String, Double> figures(RunScores scores) {
        if (scores.metrics() != null) {
            return scores.metrics();
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("precision", scores.precision());
        figures.put("recall", scores.recall());
        figures.put("f1", scores.f1());
        return figures;
    }

    private static Map<String, Object> metric(TrainingRun run, String type, double value) {
        String name = type.substring(0, 1).toUpperCase(Locale.ROOT)
                + type.substring(1).replace('_', ' ');
        String metric = words(run).metric();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", metric.isEmpty() ? name : name + " (" + metric + ")");
        keys.put("type", type);
        keys.put("value", Math.rint(value * 10_000) / 10_000);
        return keys;
    }

    private static CardWords words(TrainingRun run) {
        return run.learned().card();
    }

    private void heading(TrainingRun run, String name) {
        line("# " + name);
        line("");
        line(words(run).purpose().replace("%s", String.join(", ", run.labels())) + " Trained on " + shown(run.data())
                + " by Tagloop.");
    }

    private void scores(TrainingRun run) {
        line("");
        line("## How good it is");
        line("");
        if (run.scores() == null) {
            line("Not measured: no labelled document was left to measure on.");
            return;
        }
        String scores = words(run).scores();
        line(
                switch (run.scores().method()) {
                    case HELD_OUT ->
                        scores + " on " + run.scores().documents()
                                + " documents that were held out of training and of every later run.";
                    case GIVEN ->
                        scores + " on the " + run.scores().documents()
                                + " documents that came with the data to measure on.";
                    case K_FOLD ->
                        scores + " by cross-validation over "
                                + run.scores().documents()
                                + " documents: too few to hold some out. The model itself was trained on all of them.";
                });
        if (run.scores().metrics() != null) {
            figures(run.scores().metrics());
        }
        if (!run.scores().labels().isEmpty()) {
            labels(run);
        }
        if (run.scores().calibration() != null) {
            calibration(run.scores().calibration());
        }
    }

    private void calibration(RunCalibration calibration) {
        line("");
        String scores = String.format(
                Locale.ROOT,
                "The expected calibration error of its scores is %.3f, on %d prediction%s",
                calibration.error(),
                calibration.predictions(),
                calibration.predictions() == 1 ? "" : "s");
        line(
                calibration.temperature() == null
                        ? scores + ": too few to tell a temperature from."
                        : String.format(
                                Locale.ROOT,
                                "%s; at temperature %.2f it is %.3f.",
                                scores,
                                calibration.temperature(),
                                calibration.calibratedError()));
    }

    private void figures(Map<String, Double> metrics) {
        line("");
        line("| metric | value |");
        line("|---|---|");
        metrics.forEach((name, value) -> line(String.format(Locale.ROOT, "| %s | %.4f |", name, value)));
    }

    private void labels(TrainingRun run) {
        line("");
        line("| label | precision | recall | F1 | " + words(run).support() + " |");
        line("|---|---|---|---|---|");
        for (Map.Entry<String, RunScores.LabelScores> label :
                run.scores().labels().entrySet()) {
            RunScores.LabelScores score = label.getValue();
            row(label.getKey(), score.precision(), score.recall(), score.f1(), score.gold());
        }
        int gold = run.scores().labels().values().stream()
                .mapToInt(RunScores.LabelScores::gold)
                .sum();
        row(
                "**all**",
                run.scores().precision(),
                run.scores().recall(),
                run.scores().f1(),
                gold);
    }

    private void making(TrainingRun run) {
        line("");
        line("## How it was made");
        line("");
        if (run.imported()) {
            line("- imported from " + base(run).orElse(shown(run.base())) + ", weights `" + run.baseRevision() + "`");
            return;
        }
        line("- data: " + shown(run.data()) + ", " + run.documents() + " documents (" + run.trained()
                + " trained on), digest `" + run.digest() + "`");
        line("- base: " + base(run).orElse(shown(run.base())) + ", weights `" + run.baseRevision() + "`");
        line("- seed " + run.seed() + ", " + run.settings().epochs() + " epochs (weights of epoch " + run.bestEpoch()
                + "), batch " + run.settings().batchSize() + ", learning rate "
                + run.settings().learningRate());
        if (run.alignment() != null) {
            line("- spans: " + run.alignment().spans() + ", of which "
                    + run.alignment().snapped() + " were moved to token edges and "
                    + run.alignment().dropped() + " could not be used");
        }
        if (run.baseline() != null) {
            line(String.format(
                    Locale.ROOT,
                    "- floor: OpenNLP, without an encoder, reaches %s %.3f on the same documents",
                    run.baseline().metric(),
                    run.baseline().figure()));
        }
        run.notes().forEach(note -> line("- " + note));
        if (run.settings().wordShape()) {
            line("");
            line(
                    "The weights hold a table of word shapes (`tagloop.word_shape_embeddings.weight`), an extension that gives"
                            + " an uncased encoder its casing back. Loaders that do not know it, such as Python's `transformers`,"
                            + " name it as an unused weight, go on without it and predict worse: an uncased encoder then sees no"
                            + " difference between `Apple` and `apple`. In the ONNX graphs it is the input `word_shape_ids`, which has a default:"
                            + " transformers.js and other runtimes that do not feed it treat every word as having no shape and lose"
                            + " the same. For them train with `--word-shape off`.");
        }
    }

    private void row(String name, double precision, double recall, double f1, int support) {
        line(String.format(Locale.ROOT, "| %s | %.4f | %.4f | %.4f | %d |", name, precision, recall, f1, support));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
