package dev.tagloop.datasets.labeled;

import dev.tagloop.core.metrics.TagEntity;
import dev.tagloop.core.rows.JoinedTokens;
import dev.tagloop.core.rows.Joining;
import dev.tagloop.core.rows.TagSequence;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a text with spans of tokens with tags: the tokens are joined by one blank, as the tutorial does, and the tags may
 * follow any scheme (IO, BIO in both variants, IOE, IOBES, BILOU, BMES, or bare types without a prefix).
 */
public final class TaggedTokens {

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
        JoinedTokens joined = JoinedTokens.of(tokens, Joining.BLANKS);
        List<LabeledSpan> spans = new ArrayList<>();
        for (TagEntity entity : TagSequence.entities(tags)) {
            joined.span(entity.start(), entity.end())
                    .ifPresent(span -> spans.add(new LabeledSpan(span, entity.type())));
        }
        return new LabeledText(joined.text(), spans);
    }
}
