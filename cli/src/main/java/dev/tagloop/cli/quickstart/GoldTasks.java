package dev.tagloop.cli.quickstart;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.ListOf;
import java.util.List;

/**
 * The rows of a labelled data set, with the labels that stand in for a person's.
 *
 * @param id the data set
 * @param texts the rows as texts with their gold spans
 * @param labels the types of the data set
 */
public record GoldTasks(String id, List<LabeledText> texts, List<String> labels) {

    /** The first rows of the training part. */
    public static GoldTasks load(String id, int rows) {
        Dataset dataset = Datasets.load(id, "train[:" + rows + "]");
        LabeledTexts texts = LabeledTexts.of(dataset);
        return new GoldTasks(id, texts.texts(), labels(dataset, texts));
    }

    /** In the order in which the data set names them, else sorted. */
    private static List<String> labels(Dataset dataset, LabeledTexts texts) {
        if (dataset.features().has("ner_tags")
                && dataset.features().get("ner_tags") instanceof ListOf list
                && list.element() instanceof ClassLabel classes) {
            return classes.names().stream()
                    .filter(name -> name.startsWith("B-"))
                    .map(name -> name.substring(2))
                    .toList();
        }
        return texts.labels();
    }
}
