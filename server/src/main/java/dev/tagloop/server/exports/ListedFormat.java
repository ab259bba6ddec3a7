package dev.tagloop.server.exports;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.export.ExportFormat;
import dev.tagloop.server.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The formats that the API lists, in its order. Those for other media than text are listed as disabled and hold nothing. */
enum ListedFormat {
    JSON("JSON", "JSON", "Everything the server keeps of each task, losing nothing; can be imported again."),
    JSON_MIN("JSON-MIN", "JSON-MIN", "One flat object an annotation, without what programs rarely need."),
    CSV("CSV", "CSV", "One row an annotation, commas between the columns."),
    TSV("TSV", "TSV", "One row an annotation, tabs between the columns."),
    CONLL2003(
            "CONLL2003",
            "CONLL2003",
            "One token a line with its tag, for training named-entity recognisers.",
            "sequence labeling",
            "text tagging",
            "named entity recognition"),
    COCO("COCO", "COCO", Words.IMAGES, "image segmentation", "object detection", "keypoints"),
    COCO_WITH_IMAGES("COCO with Images", "COCO", Words.IMAGES, "image segmentation", "object detection", "keypoints"),
    VOC("Pascal VOC XML", "Pascal-VOC-XML", Words.IMAGES, "image segmentation", "object detection"),
    YOLO("YOLO", "YOLO", Words.IMAGES, "image segmentation", "object detection", "keypoints"),
    YOLO_WITH_IMAGES("YOLO with Images", "YOLO", Words.IMAGES, "image segmentation", "object detection", "keypoints"),
    YOLO_OBB("YOLOv8 OBB", "YOLO", Words.IMAGES, "image segmentation", "object detection"),
    YOLO_OBB_WITH_IMAGES("YOLOv8 OBB with Images", "YOLO", Words.IMAGES, "image segmentation", "object detection"),
    BRUSH_TO_NUMPY("Brush labels to NumPy", Words.BRUSH, Words.IMAGES, "image segmentation"),
    BRUSH_TO_PNG("Brush labels to PNG", Words.BRUSH, Words.IMAGES, "image segmentation"),
    ASR_MANIFEST(
            "ASR Manifest",
            "ASR-MANIFEST",
            "For transcribed sound, which this server does not hold.",
            "speech recognition"),
    BRUSH_TO_COCO("Brush labels to COCO", "COCO", Words.IMAGES, "image segmentation", "brush annotations");

    /** Enum constants may not use what the enum itself declares. */
    private static final class Words {
        static final String IMAGES = "For labelled images, which this server does not hold.";
        static final String BRUSH = "Brush-labels-to-NumPy-amp-PNG";
    }

    private static final String GUIDE = "https://labelstud.io/guide/export.html#";

    private final String title;
    private final String anchor;
    private final String description;
    private final List<String> tags;

    ListedFormat(String title, String anchor, String description, String... tags) {
        this.title = title;
        this.anchor = anchor;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** Whether the API knows this name, be it for nothing that we make. */
    static boolean isKnown(String name) {
        // The old table, which the list leaves out, gives an empty archive in the original too.
        return name.equals("CSV_OLD")
                || Arrays.stream(values()).anyMatch(format -> format.name().equals(name));
    }

    /** The format of this name, if it holds what a project with this config has. */
    static Optional<ExportFormat> made(String name, LabelConfig config) {
        return ExportFormat.of(name).filter(format -> format.fits(config));
    }

    /** The list of all, those that a project with this config can use first. */
    static ArrayNode list(LabelConfig config) {
        ArrayNode list = Json.array();
        Arrays.stream(values()).filter(format -> format.fits(config)).forEach(format -> list.add(format.json()));
        Arrays.stream(values())
                .filter(format -> !format.fits(config))
                .forEach(format -> list.add(format.json().put("disabled", true)));
        return list;
    }

    private boolean fits(LabelConfig config) {
        return made(name(), config).isPresent();
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    private ObjectNode json() {
        ObjectNode json = Json.object()
                .put("title", title)
                .put("description", description)
                .put("link", GUIDE + anchor);
        if (!tags.isEmpty()) {
            ArrayNode names = json.putArray("tags");
            tags.forEach(names::add);
        }
        return json.put("name", name());
    }
}
