package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import java.util.Arrays;
import java.util.Optional;

/** The formats for text, by the names that the API gives them. */
public enum ExportFormat {
    /** Everything that is kept of each task. */
    JSON("json") {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new JsonWriter();
        }
    },
    /** One flat object an annotation. */
    JSON_MIN("json") {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new JsonMinWriter(config);
        }
    },
    /** One row an annotation, with commas. */
    CSV("csv") {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new DelimitedWriter(config, ',', options.safety());
        }
    },
    /** One row an annotation, with tabs. Its file is called {@code .csv} all the same, as the original has it. */
    TSV("csv") {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new DelimitedWriter(config, '\t', options.safety());
        }
    },
    /** One token a line with its BIO tag, for labels of a plain text. */
    CONLL2003("conll") {
        @Override
        public boolean fits(LabelConfig config) {
            return Conll2003Writer.fits(config);
        }

        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new Conll2003Writer(config);
        }
    },
    /** {@link #JSON}, a task a line. */
    JSONL("jsonl") {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new JsonLinesWriter();
        }
    },
    /** CoNLL-2003 with our words, in the scheme that was asked for. */
    CONLL2003_CORRECT("conll", ExportFormat.SPANS) {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new ConllWriter(config, options.scheme());
        }
    },
    /** CoNLL-U Plus, from which the text can be put together again. */
    CONLLU_PLUS("conllup", ExportFormat.SPANS) {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new ConlluPlusWriter(config, options.scheme());
        }
    },
    /** What {@code spacy convert} reads. */
    SPACY("json", ExportFormat.SPANS) {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new SpacyWriter(config);
        }
    },
    /** An archive of texts and standoff annotations with relations. */
    BRAT("zip", ExportFormat.SPANS) {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new BratWriter(config);
        }
    },
    /** doccano's JSONL. */
    DOCCANO("jsonl", ExportFormat.SPANS) {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new DoccanoWriter(config);
        }
    },
    /** Prodigy's JSONL. */
    PRODIGY("jsonl", ExportFormat.SPANS) {
        @Override
        public ExportWriter writer(LabelConfig config, WriterOptions options) {
            return new ProdigyWriter(config);
        }
    };

    /** Marks formats of spans of one text. */
    private static final boolean SPANS = true;

    private final String extension;
    private final boolean spans;

    ExportFormat(String extension) {
        this(extension, false);
    }

    ExportFormat(String extension, boolean spans) {
        this.extension = extension;
        this.spans = spans;
    }

    /** The format of this name, as the API spells it. */
    public static Optional<ExportFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    /** Whether it writes the JSON of tasks and looks at none of it. */
    public boolean writesTasksAsTheyAre() {
        return this == JSON || this == JSONL;
    }

    /** Behind the file's last dot. */
    public String extension() {
        return extension;
    }

    /** Whether a project with this config has what the format holds. */
    public boolean fits(LabelConfig config) {
        return !spans || LabelledDocuments.fits(config);
    }

    /**
     * A writer for a project with this config.
     *
     * @param options what a person decided; a format passes over what does not concern it
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the config does not {@link #fits fit}
     */
    public abstract ExportWriter writer(LabelConfig config, WriterOptions options);

    /** A writer that nobody decided anything about. */
    public ExportWriter writer(LabelConfig config) {
        return writer(config, WriterOptions.USUAL);
    }
}
