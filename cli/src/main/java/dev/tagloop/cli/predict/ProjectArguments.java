package dev.tagloop.cli.predict;

import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.preannotation.PreAnnotation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How the tasks of a project are predicted. */
final class ProjectArguments {
    @Option(names = "--only-unlabeled", description = "With --project: leave tasks alone that somebody has labelled.")
    private boolean onlyUnlabeled;

    @Option(names = "--limit", paramLabel = "N", description = "With --project: at most so many tasks.")
    private Long limit;

    @Option(
            names = "--model-version",
            paramLabel = "NAME",
            description = "With --project: the name that predictions are stored under (default: the model's folder).")
    private String modelVersion;

    @Option(
            names = "--label-map",
            paramLabel = "A=B",
            arity = "1..*",
            description = "With --project: store the model's label A as the project's label B.")
    private List<String> labelMap = new ArrayList<>();

    PreAnnotation request(long project, String defaultVersion) {
        String version = modelVersion == null ? defaultVersion : modelVersion;
        PreAnnotation request =
                onlyUnlabeled ? PreAnnotation.unlabeled(project, version) : PreAnnotation.all(project, version);
        return request.withLimit(limit == null ? Long.MAX_VALUE : limit).withLabels(LabelMap.parse(labelMap));
    }
}
