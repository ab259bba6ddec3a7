package dev.tagloop.server.imports;

import dev.tagloop.labelstudio.convert.read.OffsetUnit;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Fields.TextRule;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.imports.files.FileType;
import dev.tagloop.server.imports.files.ReadOptions;
import dev.tagloop.server.imports.files.TextSplit;
import dev.tagloop.server.tasks.ProjectRef;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How files are to be imported.
 *
 * @param reading what the files are
 * @param columns which columns become which keys
 * @param preannotatedFields columns that hold predictions
 * @param leavesOut whether wrong rows are left out
 * @param isTrial whether nothing is stored
 */
record FileImportInput(
        ReadOptions reading, ColumnMap columns, List<String> preannotatedFields, boolean leavesOut, boolean isTrial) {
    /** What becomes of labels unless something else is said. */
    private static final String ANNOTATIONS = "annotations";

    private static final TextRule WORD = TextRule.upTo(300);

    /** The same without storing anything. */
    FileImportInput asTrial() {
        return new FileImportInput(reading, columns, preannotatedFields, leavesOut, true);
    }

    /** Reads it. @throws ApiException 400 for what makes no sense */
    static FileImportInput of(Fields fields, ProjectRef project) {
        Optional<FileType> type = word(fields, "format")
                .map(word -> FileType.ofWord(word).orElseThrow(() -> choice("format", word, FileType.words())));
        Optional<Charset> encoding = word(fields, "encoding").map(FileImportInput::encoding);
        Optional<Character> delimiter = word(fields, "delimiter").map(FileImportInput::delimiter);
        TextSplit split = word(fields, "split")
                .map(word -> TextSplit.ofWord(word).orElseThrow(() -> choice("split", word, TextSplit.words())))
                .orElse(TextSplit.LINE);
        Map<String, String> columns = columns(fields);
        word(fields, "text_column").ifPresent(column -> columns.put(UploadReader.onlyColumn(project), column));
        boolean others = fields.bool("other_columns").orElse(true);
        String onError = word(fields, "on_error").orElse("stop");
        if (!List.of("stop", "skip").contains(onError)) {
            throw choice("on_error", onError, List.of("stop", "skip"));
        }
        List<String> preannotated = word(fields, "preannotated_from_fields").stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Optional<TagUse> labels = word(fields, "labels")
                .filter(word -> !word.equals(ANNOTATIONS))
                .map(word -> TagUse.ofWord(word).orElseThrow(() -> choice("labels", word, labelWords())));
        Optional<OffsetUnit> offsets = word(fields, "offsets")
                .map(word -> OffsetUnit.ofWord(word).orElseThrow(() -> choice("offsets", word, OffsetUnit.words())));
        boolean trial = fields.bool("dry_run").orElse(false);
        fields.check();
        return new FileImportInput(
                new ReadOptions(type, encoding, delimiter, split, offsets, labels),
                new ColumnMap(columns, others),
                preannotated,
                onError.equals("skip"),
                trial);
    }

    private static List<String> labelWords() {
        return Stream.concat(Stream.of(ANNOTATIONS), TagUse.words().stream()).toList();
    }

    private static Optional<String> word(Fields fields, String name) {
        TextRule rule = name.equals("delimiter") ? new TextRule(0, 10, true, false) : WORD;
        return fields.isNull(name) ? Optional.empty() : fields.text(name, rule).filter(text -> !text.isEmpty());
    }

    private static Charset encoding(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | java.nio.charset.UnsupportedCharsetException e) {
            throw ApiException.invalid(
                    "encoding",
                    "\"" + name + "\" is no encoding that is known here: utf-8, utf-16 and windows-1252 are.");
        }
    }

    private static char delimiter(String text) {
        return switch (text) {
            case "tab", "\\t" -> '\t';
            case "comma" -> ',';
            case "semicolon" -> ';';
            default -> {
                if (text.length() != 1 || "\"\r\n".contains(text)) {
                    throw ApiException.invalid(
                            "delimiter",
                            "The delimiter is one character, or one of the words tab, comma and semicolon.");
                }
                yield text.charAt(0);
            }
        };
    }

    private static Map<String, String> columns(Fields fields) {
        Map<String, String> columns = new LinkedHashMap<>();
        // A form sends the object as JSON text.
        Optional<JsonNode> sent = fields.json("columns")
                .filter(json -> !json.isNull())
                .map(json -> json.isString() ? Json.tryParse(json.stringValue()).orElse(json) : json);
        sent.filter(json -> !json.isObject()).ifPresent(json -> {
            throw ApiException.invalid("columns", "Expected an object with the name of a column under each key.");
        });
        sent.ifPresent(json -> json.propertyStream().forEach(entry -> {
            if (!entry.getValue().isString()) {
                throw ApiException.invalid("columns", "The name of a column is a string.");
            }
            columns.put(entry.getKey(), entry.getValue().stringValue());
        }));
        return columns;
    }

    private static ApiException choice(String field, String given, List<String> words) {
        return ApiException.invalid(
                field, "\"" + given + "\" is not a valid choice: it is one of " + String.join(", ", words) + ".");
    }
}
