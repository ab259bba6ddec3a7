package dev.tagloop.labelstudio.model;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Labels on a part of an HTML document.
 *
 * @param json the whole region; {@code value.start} and {@code value.end} are paths into the document
 */
public record HyperTextRegion(JsonObject json) implements Region {
    /**
     * Checks that the paths are there.
     *
     * @throws JsonException if not
     */
    public HyperTextRegion {
        JsonObject value = json.object("value").orElseThrow(() -> new JsonException("it has no value", null));
        RegionReader.require(
                value.text("start").isPresent() && value.text("end").isPresent(), "start and end are no paths");
    }

    /** The node in which the region starts, as XPath. */
    public String startPath() {
        return value().text("start").orElseThrow();
    }

    /** The node in which the region ends, as XPath. */
    public String endPath() {
        return value().text("end").orElseThrow();
    }

    /** The same place counted in code points of the document's whole text, where the editor wrote it. */
    public Optional<CodePointSpan> globalSpan() {
        return value().object("globalOffsets").flatMap(RegionReader::span);
    }

    /** The labels; may be empty. */
    public List<String> labels() {
        JsonObject value = value();
        return value.texts(value.has("hypertextlabels") ? "hypertextlabels" : "labels");
    }
}
