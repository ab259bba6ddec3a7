package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.convert.SpanNote.Kind;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.HyperTextRegion;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.labelstudio.model.UnknownRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads labelled spans out of annotations and predictions. Offsets are code points of the text exactly as stored (contract
 * {@code label-studio-api}, section 6); programs that wrote UTF-16 offsets are found out by the text that a region carries
 * and put right. Nothing is left out or changed without a {@link SpanNote}; regions of other controls are no spans and are
 * passed over. Immutable; bears several threads.
 */
public final class SpanReader {
    private static final String LABELS = "labels";

    private final SpanTarget target;
    private final TaskText text;
    private final List<String> labels;
    private final boolean dynamic;

    private SpanReader(SpanTarget target) {
        this.target = target;
        this.text = new TaskText(target.text());
        this.labels = target.labels();
        this.dynamic = target.controls().stream().anyMatch(control -> control.hasDynamicOptions());
    }

    /**
     * A reader for tasks of a project with this config.
     *
     * @throws ConversionException if the config has no labels for plain text
     */
    public static SpanReader of(LabelConfig config) {
        return of(SpanTarget.of(config));
    }

    /** A reader for a target of one's own choice. */
    public static SpanReader of(SpanTarget target) {
        return new SpanReader(target);
    }

    /** The text that the task shows, exactly as stored. */
    public String text(Task task) {
        return text.of(task);
    }

    /** The spans of an annotation of {@code task}. */
    public SpanReading read(Task task, Annotation annotation) {
        return read(task, annotation.result());
    }

    /** The spans of a prediction for {@code task}. */
    public SpanReading read(Task task, Prediction prediction) {
        return read(task, prediction.result());
    }

    /**
     * The spans among regions of {@code task}.
     *
     * @throws ConversionException if the task has no text
     */
    public SpanReading read(Task task, List<Region> regions) {
        Text content = Text.of(text.of(task));
        List<LabeledSpan> spans = new ArrayList<>();
        List<LabelsRegion> taken = new ArrayList<>();
        List<SpanNote> notes = new ArrayList<>();
        for (Region region : regions) {
            if (concerns(region)) {
                switch (region) {
                    case LabelsRegion labelled ->
                        take(labelled, content, notes).ifPresent(span -> {
                            spans.add(span);
                            taken.add(labelled);
                        });
                    case HyperTextRegion other ->
                        notes.add(left(Kind.UNREADABLE, other, "it marks HTML, not plain text"));
                    case UnknownRegion broken -> notes.add(left(Kind.UNREADABLE, broken, broken.reason()));
                    default -> {
                        // Only the kinds above are written with the type of a Labels tag.
                    }
                }
            }
        }
        return new SpanReading(new LabeledText(content.value(), spans), notes, taken);
    }

    /** Whether a region claims to be a labelled span of our text. One that names no target is taken at its word. */
    private boolean concerns(Region region) {
        boolean ours = region.toName().map(target.text().name()::equals).orElse(true);
        return ours
                && (region instanceof LabelsRegion
                        || region.type().map(LABELS::equals).orElse(false));
    }

    private Optional<LabeledSpan> take(LabelsRegion region, Text content, List<SpanNote> notes) {
        if (region.labels().isEmpty()) {
            notes.add(left(Kind.NO_LABEL, region, "it has no label"));
            return Optional.empty();
        }
        Optional<CodePointSpan> place = Placement.of(region, content, notes);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        String label = region.labels().getFirst();
        if (region.labels().size() > 1) {
            notes.add(taken(
                    Kind.SEVERAL_LABELS,
                    region,
                    place,
                    "it has " + region.labels().size() + " labels; only " + label + " counts"));
        }
        if (!dynamic && !labels.contains(label)) {
            notes.add(taken(Kind.UNKNOWN_LABEL, region, place, "its label " + label + " is none of the label config"));
        }
        return Optional.of(new LabeledSpan(place.get(), label));
    }

    private static SpanNote left(Kind kind, Region region, String why) {
        return new SpanNote(kind, region, Optional.empty(), why + "; left out");
    }

    private static SpanNote taken(Kind kind, Region region, Optional<CodePointSpan> place, String what) {
        return new SpanNote(kind, region, place, what);
    }
}
