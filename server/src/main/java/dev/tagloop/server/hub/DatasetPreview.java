package dev.tagloop.server.hub;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.rows.ColumnRole;
import dev.tagloop.core.rows.ColumnType;
import dev.tagloop.datasets.AnnotationRows;
import dev.tagloop.datasets.ColumnTypes;
import dev.tagloop.datasets.SelectedRow;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.rows.DatasetTasks;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import dev.tagloop.server.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How rows would look as tasks, before anything is imported. */
final class DatasetPreview {
    private static final int ROWS = 10;
    /** Rows that are searched for labels where the columns do not name them. */
    private static final long SEARCHED = 20_000;

    private final HubInput input;
    private final HubData.Opened opened;
    private final AnnotationRows rows;

    DatasetPreview(HubInput input, HubData.Opened opened) {
        this.input = input;
        this.opened = opened;
        this.rows = opened.rows(input);
    }

    /** The preview. @param projects the configuration of the project that is imported into; empty for a new one */
    ObjectNode json(Optional<String> projects) {
        List<String> labels = rows.labels(SEARCHED);
        String proposed = rows.proposedConfig(labels);
        ObjectNode json = Json.object()
                .put("id", opened.id())
                .put("config", rows.selection().config())
                .put("commit", rows.selection().commit().orElse(null))
                .put("split", input.split());
        OptionalLong size = rows.selection().size();
        json.put("rows", size.isPresent() ? size.getAsLong() : null);
        features(json.putArray("features"));
        json.put("kind", rows.reader().mapping().kind().word());
        ObjectNode columns = json.putObject("columns");
        rows.reader().mapping().columns().forEach((role, column) -> columns.put(role.word(), column));
        ArrayNode names = json.putArray("labels");
        labels.forEach(names::add);
        json.put("label_config", proposed);
        tasks(json, LabelConfig.parse(projects.orElse(proposed)), labels);
        return json;
    }

    private void features(ArrayNode list) {
        ColumnTypes.of(rows.features()).forEach((name, type) -> {
            ObjectNode column = list.addObject().put("name", name).put("type", word(type));
            ArrayNode roles = column.putArray("roles");
            Arrays.stream(ColumnRole.values()).filter(role -> role.takes(type)).forEach(role -> roles.add(role.word()));
        });
    }

    private static String word(ColumnType type) {
        return switch (type) {
            case ColumnType.Text text -> "text";
            case ColumnType.Whole whole -> "number";
            case ColumnType.Classes classes -> "class";
            case ColumnType.ListOf list -> "list of " + word(list.element());
            case ColumnType.Fields fields -> "fields";
            case ColumnType.Other other -> other.name();
        };
    }

    /** The first tasks; where the project has no place for the labels, they are shown without, with what is wrong. */
    private void tasks(ObjectNode json, LabelConfig config, List<String> labels) {
        DatasetTasks maker;
        String problem = null;
        try {
            maker = DatasetTasks.of(opened.origin(rows), rows.reader(), input.tags(), config);
            problem = maker.problem(labels).orElse(null);
        } catch (ConversionException e) {
            problem = e.getMessage();
            maker = null;
        }
        if (problem != null) {
            maker = DatasetTasks.of(opened.origin(rows), rows.reader(), TagUse.NONE, config);
        }
        json.put("problem", problem);
        ArrayNode list = json.putArray("tasks");
        DatasetTasks made = maker;
        try (Stream<SelectedRow> first = rows.selection().stream()) {
            first.limit(ROWS)
                    .forEach(row -> list.add(
                            made.task(row.split(), row.index(), row.row().asMap())
                                    .json()
                                    .toNode()));
        }
    }
}
