package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.convert.read.RegionFinding.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Tells which regions of tasks in Label Studio's JSON do not fit their text. It reports and refuses nothing: the original takes any
 * offsets, and so does an import. Immutable; bears several threads.
 */
public final class RegionCheck {
    private final TaskRegions regions;

    private RegionCheck(Optional<LabelConfig> config) {
        this.regions = new TaskRegions(config);
    }

    /** A check for tasks of this label config. */
    public static RegionCheck of(LabelConfig config) {
        return new RegionCheck(Optional.of(config));
    }

    /** A check where no label config is known: a region is taken to mark the only text of its task, or that called {@code text}. */
    public static RegionCheck withoutConfig() {
        return new RegionCheck(Optional.empty());
    }

    /**
     * What does not fit.
     *
     * @param task an object with {@code data}, {@code annotations} and {@code predictions}; anything else has no regions
     */
    public List<RegionFinding> check(JsonNode task) {
        return regions.of(task).stream()
                .flatMap(found -> finding(found, OffsetUnit.CODE_POINTS).stream())
                .toList();
    }

    /** What is wrong with a region whose offsets should count {@code unit}. */
    static Optional<RegionFinding> finding(TaskRegions.Found found, OffsetUnit unit) {
        WrittenSpan span = found.span();
        if (found.text().agrees(unit, span)) {
            return Optional.empty();
        }
        String at = span.start() + ".." + span.end();
        Optional<OffsetUnit> other = Arrays.stream(OffsetUnit.values())
                .filter(candidate -> span.said().isPresent() && found.text().agrees(candidate, span))
                .findFirst();
        if (other.isPresent()) {
            Optional<CodePointSpan> meant = found.text().place(other.get(), span.start(), span.end());
            return finding(
                    span,
                    Kind.OTHER_UNIT,
                    meant,
                    "its offsets " + at + " count " + other.get().plural() + "; in code points they are "
                            + meant.orElseThrow());
        }
        if (found.text().place(unit, span.start(), span.end()).isPresent()) {
            return finding(
                    span, Kind.TEXT_DIFFERS, Optional.empty(), "the text that it carries is not what stands at " + at);
        }
        return span.start() < 0 || span.end() < span.start()
                ? finding(span, Kind.NO_SPAN, Optional.empty(), "its offsets " + at + " need 0 <= start <= end")
                : finding(
                        span,
                        Kind.BEHIND_THE_TEXT,
                        Optional.empty(),
                        "its offsets " + at + " do not lie in the text of "
                                + found.text().length(unit) + " " + unit.plural());
    }

    private static Optional<RegionFinding> finding(
            WrittenSpan span, Kind kind, Optional<CodePointSpan> meant, String message) {
        return Optional.of(new RegionFinding(span.field(), kind, meant, message));
    }
}
