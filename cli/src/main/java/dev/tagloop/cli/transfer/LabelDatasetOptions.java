package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.datasets.card.DataCard;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.export.DatasetSettings;
import dev.tagloop.learning.export.LabelDataset;
import dev.tagloop.learning.export.PieceTokenizer;
import dev.tagloop.learning.snapshot.AdjudicationPolicy;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.FastTokenizer;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How a project's labels become a data set for Hugging Face's libraries. */
public final class LabelDatasetOptions {
    @Option(
            names = "--tokenizer",
            paramLabel = "ID|DIR",
            description = "Add input_ids, attention_mask and labels by this model's tokenizer.")
    private String tokenizer;

    @Option(
            names = "--max-length",
            paramLabel = "N",
            description = "Word pieces in a row, with --tokenizer; a longer text becomes several rows"
                    + " (default: what the model takes, up to 512).")
    private Integer maxLength;

    @Option(
            names = "--stride",
            paramLabel = "N",
            description = "Word pieces that such rows repeat (default: 128, or a quarter of the row).")
    private Integer stride;

    @Option(
            names = "--test-size",
            paramLabel = "SHARE",
            description = "Put this share of the rows into a split test, such as 0.15; else all are in train.")
    private Double testSize;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides which rows those are, as in Hugging Face's train_test_split (default: 42).")
    private Long seed;

    @Option(
            names = "--license",
            paramLabel = "ID",
            description = "The license for the data card, by the Hub's name such as cc-by-4.0 (default: unknown).")
    private String license;

    @Option(
            names = "--adjudication",
            paramLabel = "POLICY",
            description = "Which of several annotations of a task counts: standard (ground truth, then the majority,"
                    + " then the latest) or latest (default: standard).")
    private AdjudicationPolicy policy;

    /** Whether any of these was given. */
    public boolean given() {
        return tokenizer != null
                || maxLength != null
                || stride != null
                || testSize != null
                || seed != null
                || license != null
                || policy != null;
    }

    /** Takes the labels of a project from a server and makes the data set. */
    public LabelDataset of(StudioClient studio, long id, Console console) {
        if (tokenizer == null && (maxLength != null || stride != null)) {
            throw new UserError("--max-length and --stride belong to --tokenizer.");
        }
        if (testSize == null && seed != null) {
            throw new UserError("--seed belongs to --test-size.");
        }
        Project project = studio.projects().get(id);
        try {
            DatasetSettings options = settings(project, studio.projectUrl(id));
            LabelSnapshot snapshot;
            try (Stream<Task> tasks = studio.exports().tasks(id, ExportOptions.annotated())) {
                snapshot = LabelSnapshot.of(project.labelConfig(), tasks::iterator, options.policy());
            }
            console.say("Project " + id + ": " + snapshot.report());
            if (tokenizer != null) {
                ModelArgument.fetchTokenizer(console, tokenizer);
            }
            return make(snapshot, options);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private DatasetSettings settings(Project project, String address) {
        DatasetSettings options = DatasetSettings.of(
                        project.title().isBlank() ? "Project " + project.id() : project.title(),
                        "project " + project.id() + " (" + project.title() + ") at " + address)
                .withPolicy(policy == null ? AdjudicationPolicy.STANDARD : policy)
                .withLicense(license == null ? DataCard.UNKNOWN_LICENSE : license);
        return testSize == null
                ? options
                : options.withTestSize(testSize, seed == null ? DatasetSettings.DEFAULT_SEED : seed);
    }

    private LabelDataset make(LabelSnapshot snapshot, DatasetSettings options) {
        if (tokenizer == null) {
            return LabelDataset.of(snapshot, options);
        }
        try (FastTokenizer loaded = Checkpoints.tokenizer(tokenizer)) {
            PieceTokenizer plain = PieceTokenizer.of(tokenizer, loaded);
            int length = maxLength == null ? plain.length() : maxLength;
            int step = stride == null ? Math.min(PieceTokenizer.DEFAULT_STRIDE, length / 4) : stride;
            return LabelDataset.of(snapshot, options.withPieces(new PieceTokenizer(tokenizer, loaded, length, step)));
        }
    }
}
