package dev.tagloop.cli.predict;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.options.PipelineOptions;
import dev.tagloop.cli.options.TaskOption;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.question.QuestionModel;
import dev.tagloop.learning.task.text.ClassifiedModel;
import dev.tagloop.learning.task.writing.WrittenModel;
import dev.tagloop.learning.task.writing.WrittenTexts;
import dev.tagloop.learning.train.ServedScores;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.Pipelines;
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
        description =
                "Ask a model about one text, the texts of a file, or the tasks of a project: entities, labels or numbers.",
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
            names = "--question",
            paramLabel = "QUESTION",
            description =
                    "The question that a text answers, for models that answer questions; in JSON lines \"question\".")
    private String question;

    @Mixin
    private TaskOption task;

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
        try (Console console = output.console()) {
            FolderPrediction quick = new FolderPrediction(model, computing.settings());
            if (quick.isMeant()) {
                quick.run(
                        source.project != null,
                        predictor -> new ProjectPrediction(connection, project, predictor, model, console)
                                .run(source.project),
                        lines -> predict(lines, console));
                return 0;
            }
            ModelArgument.fetch(console, model);
            Checkpoint checkpoint = Checkpoints.resolve(model);
            LearningTask<?> asked =
                    task.named().or(() -> LearningTasks.of(checkpoint)).orElse(LearningTasks.TOKEN_CLASSIFICATION);
            if (source.project != null) {
                try (TaskModel<?> predictor = ServedScores.open(asked, checkpoint, computing.settings())) {
                    new ProjectPrediction(connection, project, predictor, model, console).run(source.project);
                }
            } else {
                try (LinePredictor lines = lines(asked, checkpoint)) {
                    predict(lines, console);
                }
            }
            return 0;
        }
    }

    private LinePredictor lines(LearningTask<?> asked, Checkpoint checkpoint) {
        if (asked.equals(LearningTasks.TOKEN_CLASSIFICATION)) {
            return new EntityLines(Pipelines.tokenClassification(checkpoint, computing.settings()), aggregation);
        }
        if (asked.equals(LearningTasks.QUESTION_ANSWERING)) {
            if (source.text != null && question == null) {
                throw new UserError("A model that answers questions needs --question beside --text.");
            }
            return new AnswerLines(new QuestionModel(Pipelines.questionAnswering(checkpoint, computing.settings())));
        }
        if (asked instanceof WrittenTexts written) {
            return new WrittenLines(written.work(), WrittenModel.of(written.work(), checkpoint, computing.settings()));
        }
        if (asked.equals(LearningTasks.TEXT_CLASSIFICATION)) {
            return new LabelLines(new ClassifiedModel(Pipelines.textClassification(checkpoint, computing.settings())));
        }
        throw new UserError("A model for " + asked.name() + " is asked about the tasks of a project: give --project.");
    }

    private void predict(LinePredictor lines, Console console) {
        if (source.input != null) {
            new FilePrediction(lines, console).run(source.input, outputFile);
            return;
        }
        JsonObject row = JsonObject.empty().with("text", source.text);
        LinePredictor.Line predicted = lines.predict(List.of(question == null ? row : row.with("question", question)))
                .getFirst();
        if (console.json()) {
            console.result(predicted.toJson());
        } else {
            predicted.lines().forEach(console::say);
        }
    }
}
