package dev.tagloop.server.hub;

import dev.tagloop.core.rows.ColumnRole;
import dev.tagloop.core.rows.Joining;
import dev.tagloop.core.rows.RowKind;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Fields.TextRule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a request says about a data set.
 *
 * @param id its id, perhaps with a configuration, or the address of its page
 * @param config the configuration
 * @param revision a branch, a tag or a commit
 * @param split which rows
 * @param kind the work they are for
 * @param columns the columns of roles; an empty name for a role without one
 * @param joining what stands between tokens
 * @param tags what becomes of labels
 * @param update whether only new rows are wanted
 */
record HubInput(
        String id,
        Optional<String> config,
        String revision,
        String split,
        Optional<RowKind> kind,
        Map<ColumnRole, String> columns,
        Optional<Joining> joining,
        TagUse tags,
        boolean update) {
    private static final TextRule NAME = TextRule.upTo(300);

    /** Reads it. @throws ApiException 400 for what makes no sense */
    static HubInput of(Fields fields) {
        fields.require("id");
        String id = fields.text("id", NAME.notBlank()).orElse("");
        Optional<String> config = named(fields, "config");
        String revision = named(fields, "revision").orElse("main");
        String split = fields.text("split", TextRule.upTo(1000))
                .filter(text -> !text.isEmpty())
                .orElse("train");
        Optional<String> kind = named(fields, "kind");
        String tags = named(fields, "tags").orElse(TagUse.PREDICTIONS.word());
        String join = named(fields, "join").orElse("auto");
        Map<ColumnRole, String> columns = columns(fields);
        boolean update = fields.bool("update").orElse(false);
        fields.check();
        return new HubInput(
                id,
                config,
                revision,
                split,
                kind.map(word -> RowKind.ofWord(word).orElseThrow(() -> choice("kind", word, RowKind.words()))),
                columns,
                joining(join),
                TagUse.ofWord(tags).orElseThrow(() -> choice("tags", tags, TagUse.words())),
                update);
    }

    private static Optional<String> named(Fields fields, String name) {
        return fields.isNull(name) ? Optional.empty() : fields.text(name, NAME).filter(text -> !text.isEmpty());
    }

    private static Optional<Joining> joining(String word) {
        return switch (word) {
            case "auto" -> Optional.empty();
            case "blanks" -> Optional.of(Joining.BLANKS);
            case "none" -> Optional.of(Joining.NONE);
            default -> throw choice("join", word, List.of("auto", "blanks", "none"));
        };
    }

    private static Map<ColumnRole, String> columns(Fields fields) {
        Map<ColumnRole, String> columns = new EnumMap<>(ColumnRole.class);
        Optional<JsonNode> sent = fields.json("columns").filter(json -> !json.isNull());
        sent.filter(json -> !json.isObject()).ifPresent(json -> {
            throw ApiException.invalid("columns", "Expected an object with a column's name under each role.");
        });
        sent.ifPresent(json -> json.propertyStream().forEach(entry -> {
            ColumnRole role = ColumnRole.ofWord(entry.getKey())
                    .orElseThrow(() -> choice("columns", entry.getKey(), ColumnRole.words()));
            if (!entry.getValue().isString() && !entry.getValue().isNull()) {
                throw ApiException.invalid("columns", "The name of a column is a string.");
            }
            columns.put(role, entry.getValue().isNull() ? "" : entry.getValue().stringValue());
        }));
        return columns;
    }

    private static ApiException choice(String field, String given, List<String> words) {
        return ApiException.invalid(
                field, "\"" + given + "\" is not a valid choice: it is one of " + String.join(", ", words) + ".");
    }
}
