package dev.tagloop.cli.predict;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.options.PipelineOptions;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop predict}. */
@Command(
        name = "predict",
        description = "Find entities in one text, in a file, or in the tasks of a project.",
        footer = {
            "",
            "Example: one text",
            "  tagloop predict --model my-model --text \"Apple Inc. was founded by Steve Jobs in California.\"",
            "Example: a text a line, JSON lines out",
            "  tagloop predict --model my-model --input texts.txt --output entities.jsonl",
            "Example: suggestions for the unlabelled tasks of project 3",
            "  tagloop predict --model my-model --project 3 --only-unlabeled"
        })
public final class PredictCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private PipelineOptions computing;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ProjectArguments project;

    @Option(names = "--model", required = true, paramLabel = "DIR|ID", description = "The model.")
    private String model;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    /** What to predict. */
    private static final class Source {
        @Option(names = "--text", paramLabel = "TEXT", description = "One text.")
        private String text;

        @Option(
                names = "--input",
                paramLabel = "FILE",
                description = "A file: a text a line, or JSON lines (.jsonl) with \"text\".")
        private Path input;

        @Option(names = "--project", paramLabel = "ID", description = "The tasks of a project on a server.")
        private Long project;
    }

    @Option(names = "--output", paramLabel = "FILE", description = "Where the JSON lines for --input go.")
    private Path outputFile;

    @Option(
            names = "--aggregation",
            paramLabel = "constrained|none|simple|first|average|max",
            defaultValue = "constrained",
            description = "How word pieces become entities: by the likeliest labels that fit together, or by one of the"
                    + " strategies of Hugging Face's pipeline (default: ${DEFAULT-VALUE}).")
    private Aggregation aggregation;

    @Override
    public Integer call() {
        if (source.input != null && outputFile == null) {
            throw new UserError("--input needs --output: the file that the JSON lines go to.");
        }
        try (Console console = output.console();
                TokenClassificationPipeline pipeline = load(console)) {
            if (source.text != null) {
                text(console, pipeline);
            } else if (source.input != null) {
                new FilePrediction(pipeline, aggregation, console).run(source.input, outputFile);
            } else {
                new ProjectPrediction(connection, project, pipeline, model, console).run(source.project);
            }
            return 0;
        }
    }

    private TokenClassificationPipeline load(Console console) {
        ModelArgument.fetch(console, model);
        return Pipelines.tokenClassification(Checkpoints.resolve(model), computing.settings());
    }

    private void text(Console console, TokenClassificationPipeline pipeline) {
        PredictedText predicted = PredictedText.of(source.text, pipeline, aggregation);
        if (console.json()) {
            console.result(predicted.toJson());
            return;
        }
        List<PredictedText.Entity> entities = predicted.entities();
        console.say("Found " + entities.size() + (entities.size() == 1 ? " entity:" : " entities:"));
        for (PredictedText.Entity entity : entities) {
            console.say("  %-30s %-8s %.2f".formatted(predicted.surface(entity), entity.label(), entity.score()));
        }
    }
}
