package dev.tagloop.server.exports;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.export.ExportFormat;
import dev.tagloop.labelstudio.convert.export.ExportWriter;
import dev.tagloop.labelstudio.convert.export.WriterOptions;
import dev.tagloop.server.LabelDatasets;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All formats that this server writes. The original's list tells only of those that its clients know. */
public final class FormatOffer {
    private static final String HF = "HF";

    private static final Map<ExportFormat, String[]> OWN = Map.of(
            ExportFormat.JSONL,
            new String[] {
                "JSON Lines", "Everything the server keeps of each task, a task a line; can be imported again."
            },
            ExportFormat.CONLL2003_CORRECT,
            new String[] {
                "CoNLL-2003, correct",
                "One word a line with its tag, cut well in every script, with a document line before each task."
            },
            ExportFormat.CONLLU_PLUS,
            new String[] {
                "CoNLL-U Plus",
                "One word a line with its tag and what lies between words, so that no character is lost."
            },
            ExportFormat.SPACY,
            new String[] {"spaCy JSON", "Tokens and entities for spacy convert."},
            ExportFormat.BRAT,
            new String[] {
                "brat standoff", "An archive with a text and its annotations for each task, relations among them."
            },
            ExportFormat.DOCCANO,
            new String[] {"doccano JSONL", "Texts with spans, and relations where the project has them."},
            ExportFormat.PRODIGY,
            new String[] {"Prodigy JSONL", "Texts with tokens and spans."});

    private final Optional<LabelDatasets> datasets;

    /** @param datasets writes data sets, if somebody said how */
    public FormatOffer(Optional<LabelDatasets> datasets) {
        this.datasets = datasets;
    }

    /**
     * A format.
     *
     * @param name how requests call it
     * @param extension behind the file's last dot
     * @param fits whether a project with the config has what it holds
     */
    record Offered(String name, String title, String description, String extension, boolean fits) {}

    List<Offered> of(LabelConfig config) {
        List<Offered> offered = new ArrayList<>();
        for (ExportFormat format : ExportFormat.values()) {
            offered.add(of(format, config));
        }
        if (datasets.isPresent()) {
            offered.add(new Offered(
                    HF,
                    "Hugging Face data set",
                    "An archive with Parquet files and a card, for load_dataset.",
                    "zip",
                    true));
        }
        return offered;
    }

    private static Offered of(ExportFormat format, LabelConfig config) {
        String[] own = OWN.get(format);
        ListedFormat listed = own == null ? ListedFormat.valueOf(format.name()) : null;
        return new Offered(
                format.name(),
                own == null ? listed.title() : own[0],
                own == null ? listed.description() : own[1],
                format.extension(),
                format.fits(config));
    }

    /** Whether the API knows this name: one of the original's, be it for nothing that we make, or one of ours that a snapshot can become. */
    static boolean isKnown(String name) {
        return ListedFormat.isKnown(name) || ExportFormat.of(name).isPresent();
    }

    /** The format of this name, however it is spelled; empty where there is none. */
    Optional<Offered> find(String name, LabelConfig config) {
        return of(config).stream()
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** @throws ConversionException if the project has not what the format holds */
    ExportWriter writer(Offered format, ProjectRef project, LabelConfig config, WriterOptions options) {
        if (format.name().equals(HF)) {
            return datasets.orElseThrow().writer(project.title(), project.labelConfig());
        }
        return ExportFormat.of(format.name()).orElseThrow().writer(config, options);
    }
}
