package dev.tagloop.labelstudio.model;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One entry of a result: a labelled span, a choice, a rating, a relation. The type says which reading of the JSON holds; what
 * fits none is an {@link UnknownRegion}. Writing {@link #json()} gives back what was read: same keys in the same order, same
 * numbers, same characters.
 *
 * <p>Format: Label Studio's result JSON (contract {@code label-studio-api}, section 6).
 */
public sealed interface Region extends JsonBacked
        permits LabelsRegion,
                HyperTextRegion,
                ParagraphsRegion,
                ChoicesRegion,
                TextAreaRegion,
                RatingRegion,
                NumberRegion,
                DateTimeRegion,
                TaxonomyRegion,
                PairwiseRegion,
                RankerRegion,
                RelationRegion,
                UnknownRegion {
    /** Reads a region; never fails, since unknown and broken ones are kept too. */
    static Region of(JsonObject json) {
        return RegionReader.read(json);
    }

    /** The region's id; per-region controls share that of their region. */
    default Optional<String> id() {
        return json().text("id");
    }

    /** The control tag that made it. */
    default Optional<String> fromName() {
        return json().text("from_name");
    }

    /** The object tag that it is about. */
    default Optional<String> toName() {
        return json().text("to_name");
    }

    /** The control's tag in lower case. */
    default Optional<String> type() {
        return json().text("type");
    }

    /** The {@code value} object; empty if there is none. */
    default JsonObject value() {
        return json().object("value").orElse(JsonObject.empty());
    }

    /** A model's confidence in this region, mostly 0 to 1. */
    default OptionalDouble score() {
        return json().number("score");
    }

    /** {@code manual}, {@code prediction} or {@code prediction-changed}. */
    default Optional<String> origin() {
        return json().text("origin");
    }

    /** Notes that people attached. */
    default List<String> notes() {
        return json().object("meta").map(meta -> meta.texts("text")).orElse(List.of());
    }

    /** The code points that {@code value.start} and {@code value.end} mark, if they do so in a usable way. */
    default Optional<CodePointSpan> textSpan() {
        return RegionReader.span(value());
    }
}
