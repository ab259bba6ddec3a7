package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import java.util.Arrays;
import java.util.Optional;

/** The formats for text, by the names that the API gives them. */
public enum ExportFormat {
    /** Everything that is kept of each task. */
    JSON("json") {
        @Override
        public ExportWriter writer(LabelConfig config, CellSafety safety) {
            return new JsonWriter();
        }
    },
    /** One flat object an annotation. */
    JSON_MIN("json") {
        @Override
        public ExportWriter writer(LabelConfig config, CellSafety safety) {
            return new JsonMinWriter(config);
        }
    },
    /** One row an annotation, with commas. */
    CSV("csv") {
        @Override
        public ExportWriter writer(LabelConfig config, CellSafety safety) {
            return new DelimitedWriter(config, ',', safety);
        }
    },
    /** One row an annotation, with tabs. Its file is called {@code .csv} all the same, as the original has it. */
    TSV("csv") {
        @Override
        public ExportWriter writer(LabelConfig config, CellSafety safety) {
            return new DelimitedWriter(config, '\t', safety);
        }
    },
    /** One token a line with its BIO tag, for labels of a plain text. */
    CONLL2003("conll") {
        @Override
        public boolean fits(LabelConfig config) {
            return Conll2003Writer.fits(config);
        }

        @Override
        public ExportWriter writer(LabelConfig config, CellSafety safety) {
            return new Conll2003Writer(config);
        }
    };

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /** The format of this name, as the API spells it. */
    public static Optional<ExportFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    /** Behind the file's last dot. */
    public String extension() {
        return extension;
    }

    /** Whether a project with this config has what the format holds. */
    public boolean fits(LabelConfig config) {
        return true;
    }

    /**
     * A writer for a project with this config.
     *
     * @param safety what tables do with cells that spreadsheet programs would run
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the config does not {@link #fits fit}
     */
    public abstract ExportWriter writer(LabelConfig config, CellSafety safety);

    /** A writer of exact values. */
    public ExportWriter writer(LabelConfig config) {
        return writer(config, CellSafety.EXACT);
    }
}
