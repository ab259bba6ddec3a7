package dev.tagloop.server.imports.files;

import dev.tagloop.labelstudio.convert.read.FileFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What rows of a file are written as. */
public enum FileType {
    /** One array of tasks, or one task. */
    JSON,
    /** A task a line, its spans held against its text. */
    JSONL(FileFormat.JSONL),
    /** A table with a header row, its cells between commas, semicolons or bars. */
    CSV,
    /** The same with tabs. */
    TSV,
    /** Plain text. */
    TXT,
    PARQUET,
    /** Labelled tokens, a word and its tag a line. */
    CONLL(FileFormat.CONLL),
    /** brat's standoff, pairs of a text and its annotations. */
    BRAT(FileFormat.BRAT),
    /** spaCy's training data. */
    SPACY(FileFormat.SPACY),
    /** doccano's export. */
    DOCCANO(FileFormat.DOCCANO),
    /** Prodigy's data sets. */
    PRODIGY(FileFormat.PRODIGY);

    private final Optional<FileFormat> annotated;

    FileType() {
        this.annotated = Optional.empty();
    }

    FileType(FileFormat annotated) {
        this.annotated = Optional.of(annotated);
    }

    /** The format of an annotated file of another program. */
    Optional<FileFormat> annotated() {
        return annotated;
    }

    static Optional<FileType> of(FileFormat format) {
        return Arrays.stream(values())
                .filter(type -> type.annotated.equals(Optional.of(format)))
                .findFirst();
    }

    /** Its name on the wire: {@code jsonl}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(FileType::word).toList();
    }

    /** By the ending of a name, in any case and without {@code .gz}. */
    static Optional<FileType> ofName(String name) {
        String plain = SourceFile.withoutGz(name.toLowerCase(Locale.ROOT));
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "json" -> Optional.of(JSON);
            case "jsonl", "ndjson" -> Optional.of(JSONL);
            case "csv" -> Optional.of(CSV);
            case "tsv", "tab" -> Optional.of(TSV);
            case "txt", "text" -> Optional.of(TXT);
            case "parquet" -> Optional.of(PARQUET);
            case "conll", "conllu", "conllup", "iob", "iob2", "bio" -> Optional.of(CONLL);
            case "ann" -> Optional.of(BRAT);
            default -> Optional.empty();
        };
    }

    boolean isTable() {
        return this == CSV || this == TSV;
    }

    boolean isJson() {
        return this == JSON || this == JSONL;
    }
}
