package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.convert.read.RegionFinding.Kind;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.labelstudio.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A task in Label Studio's JSON a line, or its data alone. Offsets that prove to count another unit are put right, all else is only told. */
final class TaskLines implements TaskReader {
    private final ReadOptions options;
    private final TaskRegions regions;
    private final Tally tally = new Tally();
    private final String config;
    private final OffsetUnit unit;
    private final AllRecords records;

    private TaskLines(List<SourceFile> sources, ReadOptions options) {
        this.options = options;
        this.regions = new TaskRegions(options.config());
        UnitEvidence evidence = new UnitEvidence(options.unit());
        SeenControls seen = new SeenControls();
        survey(sources, evidence, seen);
        this.unit = evidence.unit();
        this.config = options.config().map(given -> given.xml()).orElseGet(seen::proposed);
        evidence.remark().ifPresent(tally::remark);
        this.records = new AllRecords(sources, LineRecords::new);
    }

    static TaskReader open(List<SourceFile> sources, ReadOptions options) {
        return new TaskLines(sources, options);
    }

    private void survey(List<SourceFile> sources, UnitEvidence evidence, SeenControls seen) {
        try (Records found = new AllRecords(sources, LineRecords::new)) {
            for (Records.Row row = found.next(); row != null; row = found.next()) {
                if (row.value().isPresent() && row.value().get() instanceof ObjectNode object) {
                    ObjectNode item = item(object);
                    seen.add(item);
                    regions.of(item).forEach(region -> evidence.add(region.text(), region.span()));
                }
            }
        }
    }

    /** An object with an object {@code data} is a whole task, any other is the data itself. */
    private static ObjectNode item(ObjectNode object) {
        if (object.path("data").isObject()) {
            return object;
        }
        ObjectNode item = Json.mapper().createObjectNode();
        item.set("data", object);
        return item;
    }

    @Override
    public Optional<ReadRow> next() {
        Records.Row row = records.next();
        return row == null ? Optional.empty() : Optional.of(tally.count(read(row)));
    }

    private ReadRow read(Records.Row row) {
        String file = records.file();
        if (row.value().isEmpty()) {
            return new RowError(file, row.row(), "", row.problem());
        }
        if (!(row.value().get() instanceof ObjectNode object)) {
            return new RowError(file, row.row(), "", "a task is a JSON object, this is none");
        }
        List<RowNote> notes = new ArrayList<>();
        CleanText text = new CleanText();
        ObjectNode item = (ObjectNode) text.clean(item(object));
        if (text.replaced() > 0) {
            notes.add(new RowNote(file, row.row(), "", text.replaced() + " lone surrogates were replaced by U+FFFD"));
        }
        for (TaskRegions.Found region : regions.of(item)) {
            putRight(region, row.row(), notes);
        }
        options.use().ifPresent(use -> apply(use, item));
        return new ReadTask(file, row.row(), item, notes);
    }

    private void putRight(TaskRegions.Found region, long row, List<RowNote> notes) {
        Optional<RegionFinding> finding = RegionCheck.finding(region, unit);
        Optional<CodePointSpan> meant = finding.isEmpty()
                ? region.text().place(unit, region.span().start(), region.span().end())
                : finding.filter(found -> found.kind() == Kind.OTHER_UNIT
                                && options.unit().isEmpty())
                        .flatMap(RegionFinding::meant);
        finding.ifPresent(found -> notes.add(new RowNote(
                records.file(),
                row,
                found.field(),
                found.message() + (meant.isPresent() ? "; put right" : "; left as it is"))));
        meant.ifPresent(span -> {
            if (span.start() != region.span().start()
                    || span.end() != region.span().end()) {
                region.value().put("start", span.start()).put("end", span.end());
            }
        });
    }

    private static void apply(TagUse use, ObjectNode item) {
        JsonNode annotations = item.get("annotations");
        switch (use) {
            case NONE -> item.remove(List.of("annotations", "predictions"));
            case GROUND_TRUTH -> {
                if (annotations != null) {
                    annotations.forEach(annotation -> {
                        if (annotation instanceof ObjectNode object) {
                            object.put("ground_truth", true);
                        }
                    });
                }
            }
            case PREDICTIONS -> {
                if (annotations != null && annotations.isArray()) {
                    item.remove("annotations");
                    ArrayNode predictions =
                            item.path("predictions") instanceof ArrayNode array ? array : item.putArray("predictions");
                    annotations.forEach(annotation -> predictions.addObject().set("result", annotation.path("result")));
                }
            }
        }
    }

    @Override
    public ReadReport report() {
        return tally.report(unit);
    }

    @Override
    public String labelConfig() {
        return config;
    }

    @Override
    public void close() {
        records.close();
    }
}
