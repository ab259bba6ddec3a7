package dev.tagloop.cli.labelling;

import dev.tagloop.cli.UserError;
import dev.tagloop.core.stopping.Advice;
import dev.tagloop.core.stopping.CurvePoint;
import dev.tagloop.core.stopping.Situation;
import dev.tagloop.core.stopping.StopRule;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.server.stopping.AdviceJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the versions in a folder tell about stopping, in the form of the API as far as a folder knows it. */
final class FolderStopping {
    private FolderStopping() {}

    /** @param seconds how long a task takes; null if nobody says so */
    static JsonObject of(Path folder, StopRule rule, int tasks, Double seconds) {
        List<ModelVersion> versions =
                Files.isDirectory(folder) ? ModelRegistry.open(folder).versions() : List.of();
        if (versions.isEmpty()) {
            throw new UserError(
                    "There are no versions of a model in " + folder
                            + ". Name the folder of a project's versions, such as learner/project-7 in a server's data folder.");
        }
        List<CurvePoint> points = new ArrayList<>();
        ArrayNode list = Json.mapper().createArrayNode();
        int labeled = 0;
        for (ModelVersion version : versions) {
            TrainingRun run = version.run();
            labeled = Math.max(labeled, run.documents());
            run.f1().ifPresent(f1 -> points.add(new CurvePoint(run.documents(), f1)));
            list.addObject()
                    .put("name", version.name())
                    .put("tasks", run.documents())
                    .put("f1", run.f1().orElse(null));
        }
        if (tasks < labeled) {
            throw new UserError(
                    "--tasks must be at least " + labeled + ", which were labelled for the newest version.");
        }
        points.sort(Comparator.comparingDouble(CurvePoint::labels));
        Advice advice = rule.judge(new Situation(
                points,
                List.of(),
                labeled,
                tasks,
                seconds == null ? List.of() : List.of(seconds),
                seconds == null ? 0 : labeled * seconds / 3600));
        ObjectNode json = Json.mapper().createObjectNode();
        json.set("verdict", AdviceJson.verdict(advice));
        json.putObject("tasks").put("labelled", labeled).put("all", tasks);
        json.set("versions", list);
        AdviceJson.putProjection(json, advice);
        return JsonObject.owning(json);
    }
}
