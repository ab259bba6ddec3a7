package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.convert.read.Document.Verdict;
import dev.tagloop.labelstudio.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * spaCy's training data: a list of a text and its annotations, an object with them, a document as {@code Doc.to_json} writes it, or
 * documents of paragraphs with tokens as version 2 had them.
 */
final class SpacyRows implements RowShape {
    /** From here on a category counts as chosen. */
    private static final double CHOSEN = 0.5;

    private static final List<String> TEXTS = List.of("text", "raw");
    private static final String ENTITIES = "entities";

    @Override
    public List<JsonNode> parts(JsonNode record) {
        JsonNode paragraphs = record.get("paragraphs");
        return paragraphs != null && paragraphs.isArray()
                ? paragraphs.valueStream().toList()
                : List.of(record);
    }

    @Override
    public Document read(String file, long row, JsonNode value) {
        if (value.isArray()) {
            if (value.isEmpty() || !value.get(0).isString()) {
                throw new RowRefusal("", "a list of a text and its annotations is needed here");
            }
            Draft draft = new Draft(file, row, value.get(0).stringValue());
            JsonNode annotations = value.get(1);
            if (!RowFields.isNothing(annotations)) {
                annotate(draft, annotations, "[1].");
            }
            return draft.done();
        }
        if (!value.isObject()) {
            throw new RowRefusal("", "a text with its annotations is needed here");
        }
        if (value.has("sentences")) {
            return SpacyParagraph.read(file, row, value, draft -> categories(draft, value.get("cats"), "cats"));
        }
        Draft draft = new Draft(file, row, RowFields.text(value, TEXTS));
        JsonNode annotations = value.get("annotations");
        if (annotations != null && annotations.isObject()) {
            annotate(draft, annotations, "annotations.");
        } else {
            annotate(draft, value, "");
        }
        return draft.done();
    }

    private static void annotate(Draft draft, JsonNode annotations, String at) {
        if (!annotations.isObject()) {
            throw new RowRefusal(at.replace(".", ""), "an object with entities or cats is needed here");
        }
        List<JsonNode> entities = RowFields.list(annotations, ENTITIES);
        for (int i = 0; i < entities.size(); i++) {
            Triples.mark(draft, entities.get(i), at + "entities[" + i + "]");
        }
        objects(draft, annotations.get("ents"), at + "ents");
        annotations
                .path("spans")
                .properties()
                .forEach(group -> objects(draft, group.getValue(), at + "spans." + group.getKey()));
        categories(draft, annotations.get("cats"), at + "cats");
        boolean told = annotations.path(ENTITIES).isArray()
                || annotations.path("ents").isArray()
                || annotations.path("spans").isObject()
                || annotations.path("cats").isContainer()
                        && !annotations.path("cats").isEmpty();
        draft.verdict(told ? Verdict.LABELLED : Verdict.UNSEEN);
    }

    /** Spans as objects or as triples. */
    private static void objects(Draft draft, JsonNode spans, String field) {
        if (RowFields.isNothing(spans)) {
            return;
        }
        if (!spans.isArray()) {
            throw new RowRefusal(field, "a list of spans is needed here");
        }
        for (int i = 0; i < spans.size(); i++) {
            String at = field + "[" + i + "]";
            JsonNode span = spans.get(i);
            if (span.isArray()) {
                Triples.mark(draft, span, at);
            } else {
                draft.mark(
                        new WrittenSpan(
                                RowFields.whole(span.get("start"), at + ".start"),
                                RowFields.whole(span.get("end"), at + ".end"),
                                Optional.of(span.path("text"))
                                        .filter(JsonNode::isString)
                                        .map(text -> Said.exactly(text.stringValue())),
                                at),
                        RowFields.label(span.get("label"), at + ".label"));
            }
        }
    }

    private static void categories(Draft draft, JsonNode categories, String field) {
        if (RowFields.isNothing(categories)) {
            return;
        }
        if (categories.isObject()) {
            categories.properties().forEach(entry -> category(draft, entry.getKey(), entry.getValue(), field));
        } else if (categories.isArray()) {
            categories.forEach(entry ->
                    category(draft, RowFields.label(entry.get("label"), field + ".label"), entry.path("value"), field));
        } else {
            throw new RowRefusal(field, "an object of categories is needed here");
        }
    }

    private static void category(Draft draft, String name, JsonNode value, String field) {
        if (value.isBoolean() ? value.booleanValue() : value.isNumber() && Json.real(value) >= CHOSEN) {
            draft.offer(RowFields.label(name, field));
            draft.choice(RowFields.label(name, field));
        } else if (!value.isBoolean() && !value.isNumber()) {
            throw new RowRefusal(field + "." + name, "a number or true or false is needed here");
        } else if (!name.isBlank()) {
            draft.offer(name);
        }
    }
}
