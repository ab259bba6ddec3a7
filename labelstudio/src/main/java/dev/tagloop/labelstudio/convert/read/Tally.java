package dev.tagloop.labelstudio.convert.read;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Counts what was read. */
final class Tally {
    private long tasks;
    private long refused;
    private long annotations;
    private long predictions;
    private long spans;
    private final List<String> remarks = new ArrayList<>();

    void remark(String sentence) {
        remarks.add(sentence);
    }

    ReadRow count(ReadRow row) {
        switch (row) {
            case RowError error -> refused++;
            case ReadTask task -> {
                tasks++;
                annotations += size(task.item().get("annotations"));
                predictions += size(task.item().get("predictions"));
                spans += spans(task.item().get("annotations"))
                        + spans(task.item().get("predictions"));
            }
        }
        return row;
    }

    private static long size(JsonNode list) {
        return list != null && list.isArray() ? list.size() : 0;
    }

    private static long spans(JsonNode works) {
        return works == null
                ? 0
                : works.valueStream()
                        .flatMap(work -> work.path("result").valueStream())
                        .filter(region -> region.path("value").has("labels"))
                        .count();
    }

    ReadReport report(OffsetUnit unit) {
        return new ReadReport(tasks, refused, annotations, predictions, spans, unit, remarks);
    }
}
