package dev.tagloop.datasets.labeled;

import dev.tagloop.core.metrics.EntityScores;
import dev.tagloop.core.metrics.TagEntity;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a text with spans of tokens with tags: the tokens are joined by one blank, as the tutorial does, and the tags may
 * follow any scheme (IO, BIO in both variants, IOE, IOBES, BILOU, BMES, or bare types without a prefix).
 */
public final class TaggedTokens {

    private static final Pattern PREFIXED = Pattern.compile("([BIESLUM])-(.+)");
    private static final String OUTSIDE = "O";

    private TaggedTokens() {}

    /**
     * The labelled text.
     *
     * @param tokens the tokens
     * @param tags a tag for each; null means outside
     * @throws IllegalArgumentException if there are more of one than of the other
     */
    public static LabeledText labeledText(List<String> tokens, List<String> tags) {
        if (tokens.size() != tags.size()) {
            throw new IllegalArgumentException("there are " + tokens.size() + " tokens but " + tags.size() + " tags");
        }
        List<CodePointSpan> places = new ArrayList<>(tokens.size());
        StringBuilder text = new StringBuilder();
        int position = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = LoneSurrogates.replace(tokens.get(i)).text();
            if (i > 0) {
                text.append(' ');
                position++;
            }
            text.append(token);
            int end = position + token.codePointCount(0, token.length());
            places.add(new CodePointSpan(position, end));
            position = end;
        }
        List<LabeledSpan> spans = new ArrayList<>();
        List<String> known = tags.stream().map(TaggedTokens::knownToAll).toList();
        for (TagEntity entity : EntityScores.lenient().entities(List.of(known))) {
            CodePointSpan span = new CodePointSpan(
                    places.get(entity.start()).start(),
                    places.get(entity.end() - 1).end());
            if (!span.isEmpty()) {
                spans.add(new LabeledSpan(span, entity.type()));
            }
        }
        return new LabeledText(text.toString(), spans);
    }

    /** The tag with the letters that CoNLL's rules know: L and U of BILOU become E and S, M of BMES becomes I. */
    private static String knownToAll(String tag) {
        if (tag == null || tag.equals(OUTSIDE)) {
            return OUTSIDE;
        }
        Matcher prefixed = PREFIXED.matcher(tag);
        if (!prefixed.matches()) {
            return "I-" + tag;
        }
        String letter = switch (prefixed.group(1)) {
            case "L" -> "E";
            case "U" -> "S";
            case "M" -> "I";
            default -> prefixed.group(1);
        };
        return letter + "-" + prefixed.group(2);
    }
}
