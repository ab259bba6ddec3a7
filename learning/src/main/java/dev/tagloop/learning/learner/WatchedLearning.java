package dev.tagloop.learning.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.train.RunEpoch;
import dev.tagloop.learning.train.TrainingWatch;
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
        return new TrainingWatch(progress, new CancelToken(watch::cancelled), epoch -> watch.figures(point(epoch)));
    }

    static JsonObject point(RunEpoch epoch) {
        ObjectNode point = Json.mapper().createObjectNode();
        point.put("kind", "epoch");
        point.setAll(VersionDetails.epoch(epoch));
        return JsonObject.owning(point);
    }
}
