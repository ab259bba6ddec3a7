package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.convert.read.Document.Mark;
import dev.tagloop.labelstudio.convert.read.Document.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * doccano's rows: spans under {@code entities} with relations, or as triples under {@code label}; labels of the whole text under
 * {@code label} or {@code cats}. A row without any is one that nobody labelled, since doccano writes both the same.
 */
final class DoccanoRows implements RowShape {
    private static final List<String> TEXTS = List.of("text", "data");
    private static final List<String> LABELS = List.of("label", "labels");
    private static final Set<String> KNOWN = Set.of("text", "data", "label", "labels", "entities", "relations", "cats");

    @Override
    public Document read(String file, long row, JsonNode value) {
        if (!value.isObject()) {
            throw new RowRefusal("", "a row of doccano is a JSON object, this is none");
        }
        Draft draft = new Draft(file, row, RowFields.text(value, TEXTS));
        List<JsonNode> entities = RowFields.list(value, "entities");
        for (int i = 0; i < entities.size(); i++) {
            entity(draft, entities.get(i), "entities[" + i + "]");
        }
        for (String key : LABELS) {
            labels(draft, value.get(key), key);
        }
        labels(draft, value.get("cats"), "cats");
        List<JsonNode> relations = RowFields.list(value, "relations");
        for (int i = 0; i < relations.size(); i++) {
            relation(draft, relations.get(i), "relations[" + i + "]");
        }
        value.properties().stream()
                .filter(entry -> !KNOWN.contains(entry.getKey()))
                .forEach(entry -> draft.column(entry.getKey(), entry.getValue()));
        draft.verdict(draft.hasLabels() ? Verdict.LABELLED : Verdict.UNSEEN);
        return draft.done();
    }

    private static void entity(Draft draft, JsonNode entity, String field) {
        if (!entity.isObject()) {
            throw new RowRefusal(field, "an object with start_offset, end_offset and label is needed here");
        }
        WrittenSpan span = new WrittenSpan(
                RowFields.whole(entity.get("start_offset"), field + ".start_offset"),
                RowFields.whole(entity.get("end_offset"), field + ".end_offset"),
                Optional.empty(),
                field);
        String label = RowFields.label(entity.get("label"), field + ".label");
        if (RowFields.isNothing(entity.get("id"))) {
            draft.mark(span, label);
        } else {
            draft.mark(Mark.of(RowFields.id(entity.get("id"), field + ".id"), span, label));
        }
    }

    private static void labels(Draft draft, JsonNode labels, String key) {
        if (RowFields.isNothing(labels)) {
            return;
        }
        if (!labels.isArray()) {
            draft.choice(RowFields.label(labels, key));
            return;
        }
        for (int i = 0; i < labels.size(); i++) {
            String field = key + "[" + i + "]";
            JsonNode label = labels.get(i);
            if (label.isArray()) {
                Triples.mark(draft, label, field);
            } else if (label.isObject()) {
                entity(draft, label, field);
            } else {
                draft.choice(RowFields.label(label, field));
            }
        }
    }

    private static void relation(Draft draft, JsonNode relation, String field) {
        draft.link(
                RowFields.id(relation.get("from_id"), field + ".from_id"),
                RowFields.id(relation.get("to_id"), field + ".to_id"),
                RowFields.optionalLabel(relation.get("type"), field + ".type"),
                field);
    }
}
