package dev.tagloop.core.alignment;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * The BIO tag scheme (Ramshaw and Marcus 1995; the variant that begins every entity with {@code B-}, also called IOB2):
 * {@code B-PER} begins an entity, {@code I-PER} continues it, {@code O} is outside.
 */
public final class Bio {

    /** The tag of a token outside every entity. */
    public static final String OUTSIDE = "O";

    private Bio() {}

    /** The tag that begins an entity of this label. */
    public static String begin(String label) {
        return "B-" + label;
    }

    /** The tag that continues an entity of this label. */
    public static String inside(String label) {
        return "I-" + label;
    }

    /** The continuation of a tag: {@code I-PER} for {@code B-PER}, any other tag as it is. */
    public static String continuation(String tag) {
        return tag.startsWith("B-") ? inside(tag.substring(2)) : tag;
    }

    /** All tags for these labels, in the order of a model's outputs: {@code O, B-first, I-first, B-second, ...}. */
    public static List<String> tagsFor(List<String> labels) {
        List<String> tags = new ArrayList<>();
        tags.add(OUTSIDE);
        for (String label : labels) {
            tags.add(begin(label));
            tags.add(inside(label));
        }
        return List.copyOf(tags);
    }

    /**
     * The entities that a sequence of tags describes. An {@code I-} that does not continue an entity of its label begins
     * one, so plain IO tags are read too.
     *
     * @param tags one tag a token: {@code O}, {@code B-label} or {@code I-label}
     * @param tokens where each token lies, in code points; null for a token that stands for no text, which is skipped
     * @throws IllegalArgumentException if the lists differ in length or a tag is none of the three forms
     */
    public static List<LabeledSpan> spans(List<String> tags, List<CodePointSpan> tokens) {
        if (tags.size() != tokens.size()) {
            throw new IllegalArgumentException(tags.size() + " tags for " + tokens.size() + " tokens");
        }
        List<LabeledSpan> spans = new ArrayList<>();
        LabeledSpan open = null;
        for (int i = 0; i < tags.size(); i++) {
            CodePointSpan token = tokens.get(i);
            String tag = tags.get(i);
            if (token == null) {
                continue;
            }
            if (tag.equals(OUTSIDE)) {
                open = close(open, spans);
                continue;
            }
            String label = labelOf(tag);
            if (open != null && tag.startsWith("I-") && label.equals(open.label())) {
                open = new LabeledSpan(new CodePointSpan(open.span().start(), token.end()), label);
            } else {
                close(open, spans);
                open = new LabeledSpan(token, label);
            }
        }
        close(open, spans);
        return List.copyOf(spans);
    }

    /**
     * The label of a {@code B-} or {@code I-} tag.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static String labelOf(String tag) {
        if (tag.length() < 3 || !(tag.startsWith("B-") || tag.startsWith("I-"))) {
            throw new IllegalArgumentException("'" + tag + "' is no BIO tag: expected O, B-label or I-label");
        }
        return tag.substring(2);
    }

    private static LabeledSpan close(LabeledSpan open, List<LabeledSpan> spans) {
        if (open != null) {
            spans.add(open);
        }
        return null;
    }
}
