package dev.tagloop.learning.train;

import java.util.Locale;
import java.util.Map;

/** The README.md of a model that has read plain texts. */
final class AdaptationCard {
    private AdaptationCard() {}

    static String of(AdaptationRun run) {
        StringBuilder card = new StringBuilder("""
                ---
                pipeline_tag: fill-mask
                library_name: transformers
                ---
                # Encoder that has read texts of its field

                It guesses hidden pieces of texts (masked language modelling) and is a base for models of labels.

                - texts: %d learned from, %d held out
                - base: %s, weights `%s`
                - seed %d, %d epochs (weights of epoch %d)
                """.formatted(
                        run.texts(),
                        run.heldOut(),
                        ModelCard.shown(run.base()),
                        run.baseRevision(),
                        run.seed(),
                        run.epochs().size(),
                        run.bestEpoch()));
        if (run.before() != null) {
            card.append("\n| held-out texts | perplexity | accuracy |\n|---|---|---|\n");
            row(card, run.untaught() ? "before, guessing at random" : "before", run.before());
            row(card, "after", run.after());
        }
        return card.toString();
    }

    private static void row(StringBuilder card, String name, Map<String, Double> figures) {
        card.append(String.format(
                Locale.ROOT, "| %s | %.2f | %.4f |%n", name, figures.get("perplexity"), figures.get("accuracy")));
    }
}
