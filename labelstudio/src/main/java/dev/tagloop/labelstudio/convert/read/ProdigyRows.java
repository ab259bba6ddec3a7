package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.convert.read.Document.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Prodigy's rows: spans, choices and relations with an answer. Accepted ones are annotations; rejected and ignored ones are skipped; those
 * without an answer are suggestions. Tokens tell which characters the offsets mean.
 */
final class ProdigyRows implements RowShape {
    private static final String TEXT = "text";

    @Override
    public Document read(String file, long row, JsonNode value) {
        if (!value.isObject()) {
            throw new RowRefusal("", "a row of Prodigy is a JSON object, this is none");
        }
        Draft draft = new Draft(file, row, RowFields.text(value, List.of(TEXT)));
        List<JsonNode> tokens = RowFields.list(value, "tokens");
        for (int i = 0; i < tokens.size(); i++) {
            token(draft, tokens.get(i), "tokens[" + i + "]");
        }
        List<JsonNode> spans = RowFields.list(value, "spans");
        for (int i = 0; i < spans.size(); i++) {
            String field = "spans[" + i + "]";
            draft.mark(
                    span(spans.get(i), tokens, field),
                    RowFields.label(spans.get(i).get("label"), field + ".label"));
        }
        List<JsonNode> relations = RowFields.list(value, "relations");
        for (int i = 0; i < relations.size(); i++) {
            relation(draft, relations.get(i), tokens, "relations[" + i + "]");
        }
        choices(draft, value);
        draft.verdict(verdict(draft, value));
        value.path("meta").properties().forEach(entry -> draft.column(entry.getKey(), entry.getValue()));
        if (value.path("answer").asString("").equals("reject")) {
            draft.column("answer", StringNode.valueOf("reject"));
        }
        return draft.done();
    }

    private static void token(Draft draft, JsonNode token, String field) {
        if (token.path(TEXT).isString() && token.has("start") && token.has("end")) {
            WrittenSpan span =
                    offsets(token, Optional.of(Said.exactly(token.get(TEXT).stringValue())), field);
            // Some tokenizers put empty tokens between others; they mark nothing.
            if (span.end() != span.start()) {
                draft.token(span);
            }
        }
    }

    private static WrittenSpan offsets(JsonNode object, Optional<Said> said, String field) {
        return new WrittenSpan(
                RowFields.whole(object.get("start"), field + ".start"),
                RowFields.whole(object.get("end"), field + ".end"),
                said,
                field);
    }

    private static WrittenSpan span(JsonNode span, List<JsonNode> tokens, String field) {
        if (!span.isObject()) {
            throw new RowRefusal(field, "an object with start, end and label is needed here");
        }
        Optional<String> own = Optional.of(span.path(TEXT))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .or(() -> joined(span, tokens));
        return offsets(span, own.map(Said::exactly), field);
    }

    /** The characters of the tokens that a span says to cover, both ends included; none where something unknown lies between two. */
    private static Optional<String> joined(JsonNode span, List<JsonNode> tokens) {
        OptionalInt start = index(span.get("token_start"), tokens.size());
        OptionalInt end = index(span.get("token_end"), tokens.size());
        if (start.isEmpty() || end.isEmpty() || end.getAsInt() < start.getAsInt()) {
            return Optional.empty();
        }
        List<JsonNode> covered = tokens.subList(start.getAsInt(), end.getAsInt() + 1);
        if (!covered.stream()
                .allMatch(
                        token -> token.path(TEXT).isString() && token.path("ws").isBoolean())) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < covered.size(); i++) {
            JsonNode token = covered.get(i);
            text.append(token.get(TEXT).stringValue());
            if (i + 1 < covered.size()) {
                boolean blank = token.get("ws").booleanValue();
                if (distance(token, covered.get(i + 1)) != (blank ? 1 : 0)) {
                    return Optional.empty();
                }
                text.append(blank ? " " : "");
            }
        }
        return Optional.of(text.toString());
    }

    private static long distance(JsonNode token, JsonNode next) {
        return next.path("start").asLong(-1) - token.path("end").asLong(-1);
    }

    private static OptionalInt index(JsonNode value, int size) {
        return value != null
                        && value.isIntegralNumber()
                        && value.canConvertToInt()
                        && value.intValue() >= 0
                        && value.intValue() < size
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }

    private static void relation(Draft draft, JsonNode relation, List<JsonNode> tokens, String field) {
        Optional<String> head = end(draft, relation.get("head_span"), tokens, field + ".head_span");
        Optional<String> child = end(draft, relation.get("child_span"), tokens, field + ".child_span");
        if (head.isEmpty() || child.isEmpty()) {
            draft.note(field, "it was not kept: it joins words that have no label");
            return;
        }
        draft.link(head.get(), child.get(), RowFields.optionalLabel(relation.get("label"), field + ".label"), field);
    }

    /** The mark at one end of a relation, which is made where only the relation names it. */
    private static Optional<String> end(Draft draft, JsonNode end, List<JsonNode> tokens, String field) {
        if (end == null || !end.isObject()) {
            return Optional.empty();
        }
        WrittenSpan span = span(end, tokens, field);
        Optional<String> same =
                draft.markAt(span, end.path("label").asString("")).or(() -> draft.markAt(span));
        return same.isPresent() || RowFields.isNothing(end.get("label"))
                ? same
                : Optional.of(draft.mark(span, RowFields.label(end.get("label"), field + ".label")));
    }

    private static void choices(Draft draft, JsonNode value) {
        for (JsonNode option : RowFields.list(value, "options")) {
            if (option.path("id").isString() && !option.get("id").stringValue().isBlank()) {
                draft.offer(option.get("id").stringValue());
            }
        }
        List<JsonNode> accepted = RowFields.list(value, "accept");
        IntStream.range(0, accepted.size())
                .forEach(i -> draft.choice(RowFields.label(accepted.get(i), "accept[" + i + "]")));
        // The answer to whether a text has one label is about that label.
        if (!value.has("accept") && !draft.hasLabels() && !RowFields.isNothing(value.get("label"))) {
            draft.choice(RowFields.label(value.get("label"), "label"));
        }
    }

    private static Verdict verdict(Draft draft, JsonNode value) {
        JsonNode answer = value.get("answer");
        if (RowFields.isNothing(answer)) {
            return draft.hasLabels() ? Verdict.SUGGESTED : Verdict.UNSEEN;
        }
        return switch (answer.asString("")) {
            case "accept" -> Verdict.LABELLED;
            case "reject", "ignore" -> Verdict.SKIPPED;
            default -> throw new RowRefusal("answer", "it is none of accept, reject and ignore");
        };
    }
}
