package dev.tagloop.server.stopping;

import dev.tagloop.core.agreement.Interval;
import dev.tagloop.core.stopping.Advice;
import dev.tagloop.core.stopping.Projection;
import dev.tagloop.server.http.Json;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a stop rule says, as the API tells it; commands without a server tell the same. */
public final class AdviceJson {
    private AdviceJson() {}

    /** Whether to stop, in a word, in a sentence, and with the reasons. */
    public static ObjectNode verdict(Advice advice) {
        ObjectNode json = Json.object()
                .put("stop", advice.stop())
                .put("word", advice.verdict().word())
                .put("sentence", advice.sentence());
        ArrayNode reasons = json.putArray("reasons");
        advice.reasons().forEach(reasons::add);
        return json;
    }

    /** Puts what more labels would bring: {@code projected}, {@code left} and {@code hours_left}, each null where that is unknown. */
    public static void putProjection(ObjectNode json, Advice advice) {
        Optional<Projection> projection = advice.projection();
        put(json, "projected", projection.map(Projection::f1));
        put(json, "left", projection.map(Projection::left));
        put(json, "hours_left", projection.flatMap(Projection::hours));
    }

    private static void put(ObjectNode json, String name, Optional<Interval> interval) {
        json.set(name, interval.map(IntervalJson::of).orElse(null));
    }
}
