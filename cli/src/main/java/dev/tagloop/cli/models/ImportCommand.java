package dev.tagloop.cli.models;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.core.rows.TagSequence;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop models import}. */
@Command(
        name = "import",
        description = {
            "Take in a model that was trained elsewhere as the next version: a folder in Hugging Face layout, or the"
                    + " id of one on the Hub, which is fetched. It does not predict before it is promoted."
        },
        footer = {
            "",
            "Example: a model of the Hub, whose PERSON is this project's PER",
            "  tagloop models import org/model --map PERSON=PER --project 7",
            "  tagloop models compare v3 v4 --project 7"
        })
final class ImportCommand extends VersionsCommand {
    @Parameters(paramLabel = "DIR|ID", description = "The model.")
    private String model;

    @Option(
            names = "--map",
            paramLabel = "MODEL=PROJECT",
            split = ",",
            description = "What a label of the model is called in the project; may be repeated.")
    private List<String> map = List.of();

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        Map<String, String> names = names();
        ModelArgument.fetch(console, model);
        LearnedVersion version = versions.importModel(renamed(Checkpoints.resolve(model), names), model);
        console.result(
                console.json()
                        ? VersionText.json(version).toString()
                        : "%s was imported as %s. Let it predict: tagloop models promote %s"
                                .formatted(model, version.name(), version.name()));
    }

    private Map<String, String> names() {
        try {
            return LabelMap.parse(map).names();
        } catch (IllegalArgumentException e) {
            throw new UserError("Wrong --map: " + e.getMessage() + ".", e);
        }
    }

    /** The model with the project's names, with their prefixes {@code B-} and the like. */
    private static Checkpoint renamed(Checkpoint checkpoint, Map<String, String> names) {
        Set<String> unknown = new TreeSet<>(names.keySet());
        List<String> labels = checkpoint.labels().stream()
                .map(label -> {
                    int dash = TagSequence.isPrefixed(label) ? 2 : 0;
                    String type = label.substring(dash);
                    unknown.remove(type);
                    return label.substring(0, dash) + names.getOrDefault(type, type);
                })
                .toList();
        if (!unknown.isEmpty()) {
            throw new UserError("The model has no label " + String.join(", ", unknown) + "; it has "
                    + String.join(", ", checkpoint.labels()) + ".");
        }
        return names.isEmpty()
                ? checkpoint
                : checkpoint.with(checkpoint.config().withLabels(labels), checkpoint.weights());
    }
}
