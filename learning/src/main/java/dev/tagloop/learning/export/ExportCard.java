package dev.tagloop.learning.export;

import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.card.CardUpdate;
import dev.tagloop.datasets.card.DataCard;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.learning.snapshot.AdjudicationReport;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import java.util.ArrayList;
import java.util.List;

/** What the card of exported labels tells people. */
final class ExportCard {
    private final StringBuilder out = new StringBuilder();

    private ExportCard() {}

    static DataCard of(
            LabelSnapshot snapshot,
            DatasetSettings options,
            DatasetDict splits,
            List<String> tasks,
            ExportReport report) {
        ExportCard card = new ExportCard();
        Features features = splits.splits().values().iterator().next().features();
        card.line("# " + oneLine(options.name()));
        card.line("");
        card.line("Texts that people labelled, exported by Tagloop.");
        card.line("");
        card.origin(snapshot, options);
        card.splits(splits, options);
        card.columns(features, options);
        card.labels(features);
        card.alignment(report, features);
        return new DataCard(
                options.license(),
                oneLine(options.name()),
                tasks,
                List.of("tagloop"),
                CardUpdate.marked(card.out.toString()));
    }

    private void origin(LabelSnapshot snapshot, DatasetSettings options) {
        AdjudicationReport told = snapshot.report();
        line("## Where it comes from");
        line("");
        line("- source: " + oneLine(options.source()));
        line("- snapshot of the labels: digest `" + snapshot.digest() + "`");
        line("- " + told);
        line("- of several annotations of a task counts: " + options.policy().sentence() + " (policy `"
                + options.policy() + "`); skipped ones count nothing");
        line("- license: "
                + (options.license().equals(DataCard.UNKNOWN_LICENSE) ? "unknown, ask the owner" : options.license()));
        line("");
    }

    private void splits(DatasetDict splits, DatasetSettings options) {
        line("## Splits");
        line("");
        line("| split | rows |");
        line("|---|---:|");
        splits.splits().forEach((name, rows) -> line("| " + name + " | " + rows.size() + " |"));
        line("");
        options.testSize().ifPresent(share -> {
            line("As `train_test_split(test_size=" + share + ", seed=" + options.seed()
                    + ")` of Hugging Face's library splits the tasks in the order of their ids.");
            line("");
        });
    }

    private void columns(Features features, DatasetSettings options) {
        line("## Columns");
        line("");
        features.columns().keySet().forEach(name -> line("- `" + name + "`" + meaning(name)));
        line("");
        options.pieces().ifPresent(pieces -> {
            line("`input_ids` are those of the tokenizer of `" + pieces.name() + "`. A row holds up to "
                    + pieces.length() + " of them; a longer text has several rows, numbered in `window`, of which each"
                    + " repeats the last " + pieces.stride() + " of the one before. `labels` has the number of the tag"
                    + " at the first piece of each word, -100 elsewhere, and each word in one row only.");
            line("");
        });
    }

    private static String meaning(String column) {
        return switch (column) {
            case ExportPlan.ID -> ": the task";
            case SpanColumns.TOKENS -> ": the words of the text";
            case SpanColumns.TAGS -> ": a BIO tag for each word";
            case SpanColumns.SPANS ->
                ": what people marked; `start` and `end` (exclusive) count Unicode code points, as Python does";
            case AnswerColumns.ANSWERS -> ": the marked answers; `answer_start` counts Unicode code points";
            default -> "";
        };
    }

    private void labels(Features features) {
        List<String> lines = new ArrayList<>();
        features.columns().forEach((name, feature) -> {
            if (innermost(feature) instanceof ClassLabel label) {
                lines.add("- `" + name + "`: "
                        + String.join(
                                ", ",
                                label.names().stream()
                                        .map(one -> "`" + oneLine(one).replace("`", "'") + "`")
                                        .toList()));
            }
        });
        if (!lines.isEmpty()) {
            line("## Labels");
            line("");
            lines.forEach(this::line);
            line("");
        }
    }

    private static Feature innermost(Feature feature) {
        return feature instanceof ListOf list ? innermost(list.element()) : feature;
    }

    private void alignment(ExportReport report, Features features) {
        if (features.has(SpanColumns.TAGS)) {
            line("## Spans and words");
            line("");
            line("Of " + report.spans() + " spans " + report.exact() + " fall on the edges of words. In `ner_tags` "
                    + report.snapped() + " were moved to such edges and " + report.dropped()
                    + " are missing; `spans` has all of them as they were marked.");
            line("");
        }
        if (!report.notes().isEmpty()) {
            line("Noted while exporting: " + report.notes().size() + " things, such as "
                    + oneLine(report.notes().getFirst()) + ".");
            line("");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
