package dev.tagloop.labelstudio.convert.read;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of annotated files that are read. */
public enum FileFormat {
    /** A task in Label Studio's JSON a line, or its data alone. */
    JSONL {
        @Override
        public TaskReader read(List<SourceFile> files, ReadOptions options) {
            return TaskLines.open(files, options);
        }
    },
    /** A word and its tag a line: CoNLL 2000, 2002, 2003 and files like them, and CoNLL-U Plus. */
    CONLL {
        @Override
        public TaskReader read(List<SourceFile> files, ReadOptions options) {
            return new AnnotatedReader(ConllDocuments.of(files, options), options);
        }
    },
    /** brat's standoff: for each text a {@code .txt} and an {@code .ann}. */
    BRAT {
        @Override
        public TaskReader read(List<SourceFile> files, ReadOptions options) {
            return new AnnotatedReader(BratDocuments.of(files), options);
        }
    },
    /** spaCy's training data: pairs of a text and its entities, documents of {@code Doc.to_json}, or version 2's paragraphs. */
    SPACY {
        @Override
        public TaskReader read(List<SourceFile> files, ReadOptions options) {
            return new AnnotatedReader(JsonDocuments.of(files, new SpacyRows()), options);
        }
    },
    /** doccano's export. */
    DOCCANO {
        @Override
        public TaskReader read(List<SourceFile> files, ReadOptions options) {
            return new AnnotatedReader(JsonDocuments.of(files, new DoccanoRows()), options);
        }
    },
    /** Prodigy's data sets. */
    PRODIGY {
        @Override
        public TaskReader read(List<SourceFile> files, ReadOptions options) {
            return new AnnotatedReader(JsonDocuments.of(files, new ProdigyRows()), options);
        }
    };

    /**
     * Reads files of this format. Each is gone through once before the first task, to find out what holds for it as a whole.
     *
     * @param files one or more
     * @throws dev.tagloop.labelstudio.convert.ConversionException if they are no files of this format, or the label config has no place for
     *     what they hold
     * @throws java.io.UncheckedIOException if one cannot be read
     */
    public abstract TaskReader read(List<SourceFile> files, ReadOptions options);

    /** Its name for options: {@code jsonl}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of this name. */
    public static Optional<FileFormat> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(FileFormat::word).toList();
    }
}
