package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import dev.tagloop.labelstudio.convert.SpanNote.Kind;
import dev.tagloop.labelstudio.model.LabelsRegion;
import java.util.List;
import java.util.Optional;

/** Decides which characters a region means, by its offsets and the text that it carries. */
final class Placement {
    private Placement() {}

    /** The span of {@code region} in code points, with a note wherever it is not simply what is written. */
    static Optional<CodePointSpan> of(LabelsRegion region, Text content, List<SpanNote> notes) {
        CodePointSpan written = region.span();
        if (written.isEmpty()) {
            notes.add(new SpanNote(Kind.EMPTY, region, Optional.empty(), "it holds no character; left out"));
            return Optional.empty();
        }
        boolean inside = written.end() <= content.codePoints();
        Optional<String> carried = region.text();
        if (inside
                && carried.map(text -> CarriedText.same(text, content.slice(written)))
                        .orElse(true)) {
            return Optional.of(written);
        }
        Optional<CodePointSpan> repaired = carried.flatMap(text -> inUtf16(written, text, content));
        if (repaired.isPresent()) {
            notes.add(new SpanNote(
                    Kind.REPAIRED_UTF16,
                    region,
                    repaired,
                    "its offsets " + written + " count UTF-16 units; in code points they are " + repaired.get()));
            return repaired;
        }
        if (!inside) {
            String message = "it ends at " + written.end() + ", behind the text of " + content.codePoints()
                    + " code points; left out";
            notes.add(new SpanNote(Kind.BEHIND_THE_TEXT, region, Optional.empty(), message));
            return Optional.empty();
        }
        notes.add(new SpanNote(
                Kind.TEXT_DIFFERS,
                region,
                Optional.of(written),
                "the text that it carries is not what stands at " + written + "; the offsets were believed"));
        return Optional.of(written);
    }

    /** The same numbers read as UTF-16 units, if what stands there is what the region says. */
    private static Optional<CodePointSpan> inUtf16(CodePointSpan written, String carried, Text content) {
        if (written.end() > content.value().length()) {
            return Optional.empty();
        }
        Utf16Span units = new Utf16Span(written.start(), written.end());
        return CarriedText.same(carried, content.slice(units))
                ? Optional.of(content.toCodePoints(units))
                : Optional.empty();
    }
}
