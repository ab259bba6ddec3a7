package dev.tagloop.cli.predict;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.learning.preannotation.PreAnnotation;
import dev.tagloop.learning.preannotation.PreAnnotationReport;
import dev.tagloop.learning.preannotation.PreAnnotator;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.Checkpoints;
import tools.jackson.databind.node.ObjectNode;

/** Predicts the tasks of a project and stores the predictions there. */
final class ProjectPrediction {
    private final ConnectionOptions connection;
    private final ProjectArguments arguments;
    private final TaskModel<?> predictor;
    private final String model;
    private final Console console;

    ProjectPrediction(
            ConnectionOptions connection,
            ProjectArguments arguments,
            TaskModel<?> predictor,
            String model,
            Console console) {
        this.connection = connection;
        this.arguments = arguments;
        this.predictor = predictor;
        this.model = model;
        this.console = console;
    }

    void run(long project) {
        PreAnnotation request = arguments.request(project, Checkpoints.name(model));
        try (StudioClient studio = connection.connect()) {
            PreAnnotationReport report =
                    new PreAnnotator(studio, predictor).run(request, console.progress(), new CancelToken());
            report.unknownLabels()
                    .forEach((label, count) ->
                            console.warn("%d spans of %s are left out: the project has no such label; see --label-map"
                                    .formatted(count, label)));
            if (console.json()) {
                ObjectNode json = JsonReport.tree(report);
                json.put("project_id", project).put("model_version", request.modelVersion());
                console.result(json.toString());
            } else {
                console.say("Predicted %,d tasks with %,d spans as %s: %s"
                        .formatted(
                                report.predicted(),
                                report.spans(),
                                request.modelVersion(),
                                studio.projectUrl(project)));
            }
        }
    }
}
