package dev.tagloop.datasets;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.rows.ColumnMapping;
import dev.tagloop.core.rows.ColumnType;
import dev.tagloop.core.rows.Joining;
import dev.tagloop.core.rows.Recognition;
import dev.tagloop.core.rows.RowException;
import dev.tagloop.core.rows.RowKind;
import dev.tagloop.core.rows.RowReader;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.datasets.format.SquadRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Questions with the answers that are marked in their texts, to train and to evaluate on.
 *
 * @param questions in the order of the rows; questions about one text belong on the same side of a split
 */
public record AnsweredQuestions(List<AnsweredQuestion> questions) {
    private static final List<String> IDS = List.of("id", "qid", "question_id");

    public AnsweredQuestions {
        questions = List.copyOf(questions);
    }

    /**
     * Reads a file or a folder: rows in JSON, Parquet or CSV with {@code question}, {@code context} and {@code answers}
     * ({@code text} and {@code answer_start}), or a file in SQuAD's own form, with passages in paragraphs in articles.
     * A folder is a data set, of which all splits are read.
     *
     * @throws DatasetException if it cannot be read, with file and row
     */
    public static AnsweredQuestions read(Path path) {
        if (Files.isDirectory(path)) {
            return read(path.toString(), "all");
        }
        if (!Files.isRegularFile(path)) {
            throw new DatasetException("There is no file " + path
                    + ". Give questions with their answers as JSON in the form of SQuAD, or a data set's folder");
        }
        String name = path.getFileName().toString();
        FileFormat format = List.of(FileFormat.JSON, FileFormat.PARQUET, FileFormat.CSV).stream()
                .filter(known -> known.reads(name))
                .findFirst()
                .orElseThrow(() -> new DatasetException("Questions and answers cannot be read from " + path
                        + ": its name ends in none of .json, .jsonl, .parquet and .csv"));
        LoadRequest request = Datasets.request(format.builder()).dataFiles("train", path.toString());
        if (format == FileFormat.JSON && SquadRows.areIn(path)) {
            request = request.option("field", SquadRows.FIELD);
        }
        return of(request.load("train"));
    }

    /**
     * Reads rows of a data set.
     *
     * @param id the data set, as for {@link Datasets#load(String, String)}
     * @param split which rows
     * @throws DatasetException if there is no such data set, or its rows are no questions with answers
     */
    public static AnsweredQuestions read(String id, String split) {
        return of(Datasets.load(id, split));
    }

    /**
     * The questions of rows.
     *
     * @throws DatasetException if the rows have no question, text and answers, or an answer does not stand in its text
     */
    public static AnsweredQuestions of(Dataset rows) {
        if (rows.features().has(SquadRows.PARAGRAPHS)) {
            return of(Dataset.of(rows.stream()
                    .flatMap(article -> SquadRows.of(article.asMap()).stream())
                    .toList()));
        }
        RowReader reader = reader(rows);
        List<AnsweredQuestion> questions = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i).asMap();
            try {
                questions.add(AnsweredQuestion.of(id(row, i), reader.read(row)));
            } catch (RowException e) {
                throw new DatasetException("Row " + i + " is no question with its answers: " + e.getMessage(), e);
            }
        }
        return new AnsweredQuestions(questions);
    }

    private static RowReader reader(Dataset rows) {
        Map<String, ColumnType> types = ColumnTypes.of(rows.features());
        try {
            ColumnMapping mapping = Recognition.of(types, Map.of(), Optional.of(RowKind.QUESTION_ANSWERING));
            return RowReader.of(types, mapping, Joining.BLANKS);
        } catch (RowException e) {
            throw new DatasetException("These rows hold no questions with answers. " + e.getMessage(), e);
        }
    }

    private static String id(Map<String, Object> row, int index) {
        return IDS.stream()
                .map(row::get)
                .filter(value -> value instanceof String || value instanceof Long)
                .findFirst()
                .map(String::valueOf)
                .orElse(String.valueOf(index));
    }
}
