package dev.tagloop.datasets;

import dev.tagloop.core.rows.ColumnMapping;
import dev.tagloop.core.rows.ColumnType;
import dev.tagloop.core.rows.Joining;
import dev.tagloop.core.rows.Recognition;
import dev.tagloop.core.rows.RowContent;
import dev.tagloop.core.rows.RowException;
import dev.tagloop.core.rows.RowKind;
import dev.tagloop.core.rows.RowMarks;
import dev.tagloop.core.rows.RowReader;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.writing.QuestionPrompt;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.datasets.discovery.FileFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts with what is to be written from them, to train and to evaluate on: documents with summaries, or questions with
 * answers.
 *
 * @param pairs in the order of the rows; rows without anything to write are left out
 */
public record TextPairs(List<TextPair> pairs) {

    public TextPairs {
        pairs = List.copyOf(pairs);
    }

    /**
     * Reads a file or a folder: rows in JSON, Parquet or CSV. A folder is a data set, of which all splits are read.
     *
     * @throws DatasetException if it cannot be read, with file and row
     */
    public static TextPairs read(Path path) {
        if (Files.isDirectory(path)) {
            return read(path.toString(), "all");
        }
        if (!Files.isRegularFile(path)) {
            throw new DatasetException("There is no file " + path
                    + ". Give documents with summaries as JSON lines, CSV or Parquet, or a data set's folder");
        }
        String name = path.getFileName().toString();
        FileFormat format = List.of(FileFormat.JSON, FileFormat.PARQUET, FileFormat.CSV).stream()
                .filter(known -> known.reads(name))
                .findFirst()
                .orElseThrow(() -> new DatasetException("Documents with summaries cannot be read from " + path
                        + ": its name ends in none of .json, .jsonl, .parquet and .csv"));
        return of(Datasets.request(format.builder())
                .dataFiles("train", path.toString())
                .load("train"));
    }

    /**
     * Reads rows of a data set.
     *
     * @param id the data set, as for {@link Datasets#load(String, String)}
     * @param split which rows
     * @throws DatasetException if there is no such data set, or its rows have nothing to write
     */
    public static TextPairs read(String id, String split) {
        return of(Datasets.load(id, split));
    }

    /**
     * The pairs of rows that have a document and a summary (or article and highlights, dialogue and summary, source and
     * target …), or a question, a text and answers: then the question stands before the text, and each answer is a
     * target. A question that has no answer is left out.
     *
     * @throws DatasetException if they have neither
     */
    public static TextPairs of(Dataset rows) {
        RowReader reader = reader(rows);
        List<TextPair> pairs = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            try {
                pair(reader.read(rows.get(i).asMap())).ifPresent(pairs::add);
            } catch (RowException e) {
                throw new DatasetException("Row " + i + " is no text with something to write: " + e.getMessage(), e);
            }
        }
        return new TextPairs(pairs);
    }

    private static RowReader reader(Dataset rows) {
        Map<String, ColumnType> types = ColumnTypes.of(rows.features());
        RowException first;
        try {
            return reader(types, RowKind.SUMMARIZATION);
        } catch (RowException e) {
            first = e;
        }
        try {
            return reader(types, RowKind.QUESTION_ANSWERING);
        } catch (RowException e) {
            throw new DatasetException(
                    "These rows hold neither texts with summaries nor questions with answers. " + first.getMessage(),
                    first);
        }
    }

    private static RowReader reader(Map<String, ColumnType> types, RowKind kind) {
        ColumnMapping mapping = Recognition.of(types, Map.of(), Optional.of(kind));
        return RowReader.of(types, mapping, Joining.BLANKS);
    }

    private static Optional<TextPair> pair(RowContent row) {
        List<String> targets =
                row.marks().map(marks -> targets(row.text(), marks)).orElse(List.of());
        if (targets.isEmpty() || row.text().isBlank()) {
            return Optional.empty();
        }
        String question = row.others().get("question");
        String source = question == null ? row.text() : QuestionPrompt.of(question, row.text());
        return Optional.of(new TextPair(source, targets));
    }

    private static List<String> targets(String source, RowMarks marks) {
        if (marks instanceof RowMarks.Written written) {
            return written.texts();
        }
        if (marks instanceof RowMarks.Answers answers) {
            Text text = Text.of(source);
            return answers.spans().stream()
                    .map(span -> text.slice(span.span()))
                    .filter(answer -> !answer.isBlank())
                    .distinct()
                    .toList();
        }
        return List.of();
    }
}
