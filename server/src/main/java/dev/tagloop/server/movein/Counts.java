package dev.tagloop.server.movein;

import dev.tagloop.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** How many things of each kind a project holds. */
record Counts(long tasks, long annotations, long predictions, long drafts) {
    static final Counts NOTHING = new Counts(0, 0, 0, 0);

    Counts plus(long moreTasks, long moreAnnotations, long morePredictions, long moreDrafts) {
        return new Counts(
                tasks + moreTasks, annotations + moreAnnotations, predictions + morePredictions, drafts + moreDrafts);
    }

    ObjectNode json() {
        return Json.object()
                .put("tasks", tasks)
                .put("annotations", annotations)
                .put("predictions", predictions)
                .put("drafts", drafts);
    }
}
