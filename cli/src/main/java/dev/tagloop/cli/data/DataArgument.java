package dev.tagloop.cli.data;

import dev.tagloop.cli.UserError;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.learning.data.TrainingData;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Labelled data as a person names it: a file (CoNLL, JSON lines, Label Studio JSON, Parquet), a folder in a layout of
 * {@code load_dataset}, or the id of a data set, bundled or on the Hugging Face Hub.
 */
public final class DataArgument {
    /** What may be meant for the Hub: neither a path that leads somewhere on this machine nor a misspelt bundled name. */
    private static final Pattern HUB_ID = Pattern.compile("[\\w-][\\w.-]*/[\\w.-]+");

    private static final List<String> VALIDATION = List.of("validation", "dev", "val");

    private DataArgument() {}

    /** To train on: a data set's {@code train} and {@code validation} parts, never its test part; a file as a whole. */
    public static TrainingData training(String data) {
        Optional<Path> file = file(data);
        if (file.isPresent()) {
            return LabelStudioExport.is(file.get())
                    ? LabelStudioExport.read(file.get())
                    : TrainingData.of(LabeledTexts.read(file.get()), data);
        }
        DatasetDict splits = load(data);
        List<List<LabeledText>> validation = VALIDATION.stream()
                .filter(splits.splits()::containsKey)
                .findFirst()
                .map(name -> LabeledTexts.of(splits.get(name)).documents())
                .orElse(List.of());
        return TrainingData.of(LabeledTexts.of(splits.train()).documents(), validation, data);
    }

    /** To measure on: the named part, by default a data set's test part, else its validation part, else all of it. */
    public static List<LabeledText> evaluation(String data, Optional<String> split) {
        Optional<Path> file = file(data);
        if (file.isPresent()) {
            if (split.isPresent()) {
                throw new UserError("--split " + split.get() + " belongs to a data set; " + data + " is one file.");
            }
            return LabelStudioExport.is(file.get())
                    ? LabelStudioExport.read(file.get()).documents().stream()
                            .flatMap(List::stream)
                            .toList()
                    : LabeledTexts.read(file.get()).texts();
        }
        return LabeledTexts.of(part(data, split)).texts();
    }

    private static Dataset part(String data, Optional<String> split) {
        if (split.isPresent()) {
            requireDataset(data);
            return Datasets.load(data, split.get());
        }
        DatasetDict splits = load(data);
        return splits.splits().containsKey("test")
                ? splits.test()
                : VALIDATION.stream()
                        .filter(splits.splits()::containsKey)
                        .findFirst()
                        .map(splits::get)
                        .orElseGet(() -> Datasets.load(data, "all"));
    }

    private static DatasetDict load(String data) {
        requireDataset(data);
        return Datasets.request(data).loadAll();
    }

    private static void requireDataset(String data) {
        if (!Datasets.exists(data) && !HUB_ID.matcher(data).matches()) {
            throw new UserError("There is no file, folder or bundled data set '" + data
                    + "'. Bundled is starter-ner; one of the Hugging Face Hub is named like org/name.");
        }
    }

    private static Optional<Path> file(String data) {
        try {
            return Optional.of(Path.of(data)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
