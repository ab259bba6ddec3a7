package dev.tagloop.labelstudio.adjudication;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.model.HyperTextRegion;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.ParagraphsRegion;
import dev.tagloop.labelstudio.model.Region;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a mark lies, only to be compared with other places on the same surface: never a place to write.
 *
 * @param surface the object tag and, of HTML without global offsets, the nodes
 * @param from code points of a text; of a dialogue the phrase and the offset in it
 * @param to the end, exclusive
 */
record Place(String surface, long from, long to) {
    /** Phrases of a dialogue are shorter than this. */
    private static final long PHRASE = 1L << 32;

    /** Of a region that marks a stretch; empty for other entries. */
    static Optional<Place> of(Region region) {
        String object = region.toName().orElse("");
        return switch (region) {
            case LabelsRegion labels -> Optional.of(of(object, labels.span()));
            case HyperTextRegion html ->
                Optional.of(html.globalSpan().map(span -> of(object, span)).orElseGet(() -> inNodes(object, html)));
            case ParagraphsRegion dialogue ->
                Optional.of(new Place(
                        object,
                        at(dialogue.startPhrase(), dialogue.startOffset(), 0),
                        at(dialogue.endPhrase(), dialogue.endOffset(), PHRASE - 1)));
            default -> Optional.empty();
        };
    }

    private static Place of(String object, CodePointSpan span) {
        return new Place(object, span.start(), span.end());
    }

    private static Place inNodes(String object, HyperTextRegion html) {
        return new Place(
                object + " " + html.startPath() + " " + html.endPath(),
                html.value().integer("startOffset").orElse(0),
                html.value().integer("endOffset").orElse(PHRASE));
    }

    private static long at(long phrase, OptionalLong offset, long otherwise) {
        return phrase * PHRASE + offset.orElse(otherwise);
    }

    /** Whether both share something; one that is empty shares the place at which it stands. */
    boolean overlaps(Place other) {
        return surface.equals(other.surface) && (equals(other) || (from < other.to && other.from < to));
    }
}
