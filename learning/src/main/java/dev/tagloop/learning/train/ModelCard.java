package dev.tagloop.learning.train;

import dev.tagloop.models.MiniLm;
import java.util.Locale;
import java.util.Map;

/** A model's {@code README.md}: metadata as the Hub reads it, then the same for people. */
final class ModelCard {

    private final StringBuilder out = new StringBuilder();

    private ModelCard() {}

    static String of(TrainingRun run) {
        ModelCard card = new ModelCard();
        card.metadata(run);
        card.heading(run);
        card.scores(run);
        card.making(run);
        return card.out.toString();
    }

    private void metadata(TrainingRun run) {
        line("---");
        line("pipeline_tag: token-classification");
        line("tags:");
        line("- token-classification");
        line("- tagloop");
        line("base_model: " + quoted(hubName(run.base())));
        if (run.scores() != null) {
            line("metrics:");
            line("- precision");
            line("- recall");
            line("- f1");
            line("model-index:");
            line("- name: " + quoted(run.data()));
            line("  results:");
            line("  - task:");
            line("      type: token-classification");
            line("    dataset:");
            line("      name: " + quoted(run.data()));
            line("      type: tagloop");
            line("    metrics:");
            metric("precision", run.scores().precision());
            metric("recall", run.scores().recall());
            metric("f1", run.scores().f1());
        }
        line("---");
    }

    private void heading(TrainingRun run) {
        line("");
        line("# Token classifier trained on " + run.data());
        line("");
        line("Finds " + String.join(", ", run.labels()) + " in text.");
    }

    private void scores(TrainingRun run) {
        line("");
        line("## How good it is");
        line("");
        if (run.scores() == null) {
            line("Not measured: no labelled document was left to measure on.");
            return;
        }
        line(
                switch (run.scores().method()) {
                    case HELD_OUT ->
                        "Strict entity scores on " + run.scores().documents()
                                + " documents that were held out of training and of every later run.";
                    case GIVEN ->
                        "Strict entity scores on the " + run.scores().documents()
                                + " documents that came with the data to measure on.";
                    case K_FOLD ->
                        "Strict entity scores by cross-validation over "
                                + run.scores().documents()
                                + " documents: too few to hold some out. The model itself was trained on all of them.";
                });
        line("");
        line("| label | precision | recall | F1 | entities |");
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
        line("- data: " + run.data() + ", " + run.documents() + " documents (" + run.trained()
                + " trained on), digest `" + run.digest() + "`");
        line("- base: " + run.base() + ", weights `" + run.baseRevision() + "`");
        line("- seed " + run.seed() + ", " + run.settings().epochs() + " epochs (weights of epoch " + run.bestEpoch()
                + "), batch " + run.settings().batchSize() + ", learning rate "
                + run.settings().learningRate());
        line("- spans: " + run.alignment().spans() + ", of which "
                + run.alignment().snapped() + " were moved to token edges and "
                + run.alignment().dropped() + " could not be used");
        run.notes().forEach(note -> line("- " + note));
        if (run.settings().wordShape()) {
            line("");
            line(
                    "The weights hold a table of word shapes (`tagloop.word_shape_embeddings.weight`), an extension that gives"
                            + " an uncased encoder its casing back. Loaders that do not know it ignore it and predict worse.");
        }
    }

    private void metric(String type, double value) {
        line("    - type: " + type);
        line("      value: " + String.format(Locale.ROOT, "%.4f", value));
    }

    private void row(String name, double precision, double recall, double f1, int support) {
        line(String.format(Locale.ROOT, "| %s | %.4f | %.4f | %.4f | %d |", name, precision, recall, f1, support));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String hubName(String base) {
        return base.equals(MiniLm.ID) ? "sentence-transformers/all-MiniLM-L6-v2" : base;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ") + '"';
    }
}
