package dev.tagloop.server.stopping;

import dev.tagloop.core.agreement.Interval;
import dev.tagloop.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** Estimates as the API tells them. */
public final class IntervalJson {
    private IntervalJson() {}

    /** {@code {"estimate": 0.5, "low": 0.4, "high": 0.6}}; what is undefined is null. */
    public static ObjectNode of(Interval interval) {
        return Json.object()
                .put("estimate", Json.finite(interval.estimate()))
                .put("low", Json.finite(interval.low()))
                .put("high", Json.finite(interval.high()));
    }
}
