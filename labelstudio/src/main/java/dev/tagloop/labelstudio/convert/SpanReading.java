package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.model.LabelsRegion;
import java.util.List;

/**
 * The spans of one annotation and what was noteworthy about its regions.
 *
 * @param text the task's text with the spans in the order of the regions
 * @param notes at most a few a region; empty if all was plain
 * @param regions the region of each span, in their order
 */
public record SpanReading(LabeledText text, List<SpanNote> notes, List<LabelsRegion> regions) {
    /** Copies the lists. */
    public SpanReading {
        notes = List.copyOf(notes);
        regions = List.copyOf(regions);
    }

    /** The text with its spans, a lone surrogate as U+FFFD: files cannot hold one, tokenizers shift offsets by it, and replacing it moves none. */
    public LabeledText withoutLoneSurrogates() {
        return new LabeledText(LoneSurrogates.replace(text.text()).text(), text.spans());
    }

    /** How many regions gave no span. */
    public long dropped() {
        return notes.stream().filter(note -> note.kind().dropped()).count();
    }
}
