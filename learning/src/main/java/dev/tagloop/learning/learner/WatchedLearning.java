package dev.tagloop.learning.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.train.RunEpoch;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.training.StepRecord;
import tools.jackson.databind.node.ObjectNode;

/** Passes what a training says on to whoever watches a learner. */
final class WatchedLearning {
    private WatchedLearning() {}

    static TrainingWatch of(LearningWatch watch) {
        Progress progress = new Progress() {
            @Override
            public void report(String step, long done, long total) {
                watch.progress(step, done, total);
            }

            @Override
            public void log(String line) {
                watch.log(line);
            }
        };
        return new TrainingWatch(
                progress,
                new CancelToken(watch::cancelled),
                epoch -> watch.figures(point(epoch)),
                step -> watch.figures(point(step)),
                watch.makesWay());
    }

    private static JsonObject point(StepRecord step) {
        ObjectNode point = Json.mapper().createObjectNode();
        point.put("kind", "step");
        point.put("step", step.step());
        point.put("total", step.total());
        point.put("epoch", step.epoch());
        point.put("loss", step.loss());
        point.put("learning_rate", step.learningRate());
        return JsonObject.owning(point);
    }

    private static JsonObject point(RunEpoch epoch) {
        ObjectNode point = Json.mapper().createObjectNode();
        point.put("kind", "epoch");
        point.setAll(VersionDetails.epoch(epoch));
        return JsonObject.owning(point);
    }
}
