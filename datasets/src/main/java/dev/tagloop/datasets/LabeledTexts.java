package dev.tagloop.datasets;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.format.JsonRows;
import dev.tagloop.datasets.labeled.ConllReader;
import dev.tagloop.datasets.labeled.RowTexts;
import dev.tagloop.datasets.source.PathFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Texts with labelled spans, to train and to evaluate on, grouped into documents: sentences of one document belong on the
 * same side of a split, since names repeat within it.
 *
 * @param documents the texts of each document; a text that belongs to no larger document is one of its own
 */
public record LabeledTexts(List<List<LabeledText>> documents) {

    public LabeledTexts {
        documents = documents.stream().map(List::copyOf).toList();
    }

    /**
     * Reads a file or a folder. By the ending of its name a file holds JSON ({@code .jsonl}, {@code .ndjson},
     * {@code .json}: objects with {@code text} and {@code entities} in code points, or with {@code tokens} and
     * {@code ner_tags}), other rows ({@code .parquet}, {@code .csv}), or, with any other ending, a token and its tag a line
     * (CoNLL). A folder is a data set, of which all splits are read.
     *
     * @throws DatasetException if it cannot be read, with file and line
     */
    public static LabeledTexts read(Path path) {
        if (Files.isDirectory(path)) {
            return read(path.toString(), "all");
        }
        if (!Files.isRegularFile(path)) {
            throw new DatasetException(
                    "There is no file " + path
                            + ". Give labelled texts as CoNLL (a token and its tag a line), JSON lines, or a data set's folder");
        }
        String name = path.getFileName().toString();
        if (FileFormat.JSON.reads(name)) {
            return alone(JsonRows.read(new PathFile(path), Optional.empty()).stream()
                    .map(row -> RowTexts.of(row.values(), Optional.empty(), row.where()))
                    .toList());
        }
        for (FileFormat format : List.of(FileFormat.PARQUET, FileFormat.CSV)) {
            if (format.reads(name) && !name.endsWith(".tsv")) {
                return of(Datasets.request(format.builder())
                        .dataFiles("train", path.toString())
                        .load("train"));
            }
        }
        return new LabeledTexts(ConllReader.read(path));
    }

    /**
     * Reads rows of a data set.
     *
     * @param id the data set, as for {@link Datasets#load(String, String)}
     * @param split which rows
     * @throws DatasetException if there is no such data set, or its rows are no labelled texts
     */
    public static LabeledTexts read(String id, String split) {
        return of(Datasets.load(id, split));
    }

    /**
     * The labelled texts of rows that have {@code tokens} and {@code ner_tags}, or {@code text} and {@code entities} or
     * {@code spans}.
     *
     * @throws DatasetException if they have neither
     */
    public static LabeledTexts of(Dataset rows) {
        Optional<ClassLabel> classes = RowTexts.TAG_COLUMNS.stream()
                .filter(rows.features()::has)
                .findFirst()
                .flatMap(column -> classes(rows.features().get(column)));
        List<LabeledText> texts = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i).asMap();
            if (!isRepeated(row)) {
                texts.add(RowTexts.of(row, classes, "row " + i));
            }
        }
        return alone(texts);
    }

    /** Whether a row shows another part of a text that the row before has already, for a model that reads so many pieces. */
    private static boolean isRepeated(Map<String, Object> row) {
        return row.containsKey("input_ids") && row.get("window") instanceof Long window && window > 0;
    }

    private static Optional<ClassLabel> classes(Feature column) {
        return column instanceof ListOf list && list.element() instanceof ClassLabel label
                ? Optional.of(label)
                : Optional.empty();
    }

    private static LabeledTexts alone(List<LabeledText> texts) {
        return new LabeledTexts(texts.stream().map(List::of).toList());
    }

    /** All texts, document by document. */
    public List<LabeledText> texts() {
        return documents.stream().flatMap(List::stream).toList();
    }

    /** The labels of all spans, sorted. */
    public List<String> labels() {
        TreeSet<String> labels = new TreeSet<>();
        for (LabeledText text : texts()) {
            text.spans().stream().map(LabeledSpan::label).forEach(labels::add);
        }
        return List.copyOf(labels);
    }

    /**
     * Splits by whole documents, as Hugging Face's {@code train_test_split} splits rows.
     *
     * @param testSize the share of the documents to test on, above 0 and below 1
     * @param seed the seed of the shuffling, 0 or more
     * @throws IllegalArgumentException if nothing would be left to train on
     */
    public Parts trainTestSplit(double testSize, long seed) {
        TrainTestSplit split = TrainTestSplit.of(documents.size(), testSize, seed);
        return new Parts(select(split.train()), select(split.test()));
    }

    private LabeledTexts select(List<Integer> positions) {
        return new LabeledTexts(positions.stream().map(documents::get).toList());
    }

    /**
     * The two sides of a split.
     *
     * @param train the documents to train on
     * @param test the documents to test on
     */
    public record Parts(LabeledTexts train, LabeledTexts test) {}
}
