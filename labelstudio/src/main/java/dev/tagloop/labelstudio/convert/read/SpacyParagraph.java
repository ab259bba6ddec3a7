package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.metrics.TagEntity;
import dev.tagloop.core.rows.JoinedTokens;
import dev.tagloop.core.rows.Joining;
import dev.tagloop.core.rows.TagSequence;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.convert.read.Document.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A paragraph of version 2: sentences of tokens with a tag each, in BILOU, {@code -} where nobody knows. The tokens stand in the text one
 * behind the other; where there is no text, it is made of them.
 */
final class SpacyParagraph {
    private static final String UNKNOWN = "-";

    private SpacyParagraph() {}

    /** @param more reads what else the paragraph says */
    static Document read(String file, long row, JsonNode paragraph, Consumer<Draft> more) {
        List<String> tokens = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        List<JsonNode> sentences = RowFields.list(paragraph, "sentences");
        for (int s = 0; s < sentences.size(); s++) {
            List<JsonNode> words = RowFields.list(sentences.get(s), "tokens");
            for (int i = 0; i < words.size(); i++) {
                JsonNode orth = words.get(i).get("orth");
                if (orth == null || !orth.isString()) {
                    throw new RowRefusal("sentences[" + s + "].tokens[" + i + "].orth", "a word is needed here");
                }
                tokens.add(orth.stringValue());
                tags.add(words.get(i).path("ner").asString(UNKNOWN));
            }
        }
        Optional<String> raw = RowFields.optionalText(paragraph, List.of("raw"));
        JoinedTokens joined = raw.isPresent()
                ? new JoinedTokens(raw.get(), found(raw.get(), tokens))
                : JoinedTokens.of(tokens, Joining.BY_SCRIPT);
        Draft draft = new Draft(file, row, joined.text());
        draft.exact();
        mark(draft, joined, tags);
        more.accept(draft);
        boolean known = tags.stream().anyMatch(tag -> !tag.equals(UNKNOWN)) || draft.hasLabels();
        draft.verdict(known ? Verdict.LABELLED : Verdict.UNSEEN);
        if (known && tags.contains(UNKNOWN)) {
            draft.note("", "words of which nobody knows whether they belong to an entity count as outside");
        }
        return draft.done();
    }

    private static void mark(Draft draft, JoinedTokens joined, List<String> tags) {
        List<String> known =
                tags.stream().map(tag -> tag.equals(UNKNOWN) ? "O" : tag).toList();
        for (TagEntity entity : TagSequence.entities(known)) {
            joined.span(entity.start(), entity.end()).ifPresent(span -> exact(draft, span, entity.type()));
        }
    }

    private static void exact(Draft draft, CodePointSpan span, String type) {
        draft.mark(
                new WrittenSpan(span.start(), span.end(), Optional.empty(), "sentences"),
                RowFields.label(type, "sentences"));
    }

    private static List<CodePointSpan> found(String text, List<String> tokens) {
        List<CodePointSpan> spans = new ArrayList<>();
        int unit = 0;
        int point = 0;
        for (String token : tokens) {
            int at = text.indexOf(token, unit);
            if (at < 0) {
                throw new RowRefusal("raw", "its words do not stand in the text one behind the other");
            }
            int start = point + text.codePointCount(unit, at);
            int end = start + token.codePointCount(0, token.length());
            spans.add(new CodePointSpan(start, end));
            unit = at + token.length();
            point = end;
        }
        return spans;
    }
}
