package dev.tagloop.core.labelconfig.lint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tags there are, which attributes they have, which values these can have, and what goes into what. */
final class TagCatalogue {
    private static final List<String> BOOLEAN = List.of("true", "false");
    /** What any tag may carry. */
    private static final Set<String> EVERYWHERE = Set.of("style", "className", "idAttr", "id");

    private static final String[] SHOWN_WHEN = {
        "visibleWhen", "whenTagName", "whenLabelValue", "whenChoiceValue", "whenRole"
    };
    private static final String[] ASKED = {
        "name", "toName", "required=b", "requiredMessage", "perRegion=b", "perItem=b", "readonly=b"
    };
    private static final String[] TEXT = {
        "name",
        "value",
        "valueList",
        "valueType=text,url",
        "saveTextResult=yes,no,none",
        "encoding",
        "selectionEnabled=b",
        "highlightColor",
        "showLabels=b",
        "granularity=symbol,word,sentence,paragraph",
        "secureMode=b"
    };
    private static final String[] LABELS = {
        "name",
        "toName",
        "value",
        "choice=single,multiple",
        "maxUsages=n",
        "showInline=b",
        "allowEmpty=b",
        "opacity",
        "fillColor",
        "fillOpacity",
        "strokeColor",
        "strokeWidth",
        "required=b",
        "requiredMessage"
    };

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        tag("Text", TEXT);
        tag("HyperText", TEXT, "inline=b", "clickableLinks=b");
        tag(
                "Paragraphs",
                TEXT,
                "valueType=json,url",
                "layout=none,dialogue",
                "nameKey",
                "textKey",
                "audioUrl",
                "sync",
                "showPlayer=b",
                "contextScroll=b");
        tag("List", "name", "value", "valueList", "title", "elementTag", "elementValue", "elementTitle");
        tag("Labels", LABELS, SHOWN_WHEN);
        tag("HyperTextLabels", LABELS, SHOWN_WHEN);
        tag("ParagraphLabels", LABELS, SHOWN_WHEN);
        tag(
                "Choices",
                ASKED,
                SHOWN_WHEN,
                "value",
                "choice=single,single-radio,multiple",
                "showInline=b",
                "layout=select,inline,vertical",
                "allowNested=b");
        tag(
                "TextArea",
                ASKED,
                SHOWN_WHEN,
                "value",
                "label",
                "placeholder",
                "maxSubmissions=n",
                "editable=b",
                "rows=n",
                "transcription=b",
                "displayMode=tag,region-list",
                "skipDuplicates=b",
                "showSubmitButton=b",
                "smart=b",
                "hotkey");
        tag(
                "Rating",
                ASKED,
                SHOWN_WHEN,
                "maxRating=n",
                "defaultValue=n",
                "size=small,medium,large",
                "icon=star,heart,fire,smile",
                "hotkey");
        tag("Number", ASKED, SHOWN_WHEN, "min", "max", "step", "defaultValue", "slider=b", "hotkey");
        tag("DateTime", ASKED, SHOWN_WHEN, "only", "format", "min", "max", "defaultValue");
        tag(
                "Taxonomy",
                ASKED,
                SHOWN_WHEN,
                "value",
                "apiUrl",
                "leafsOnly=b",
                "showFullPath=b",
                "pathSeparator",
                "maxUsages=n",
                "maxWidth",
                "minWidth",
                "dropdownWidth",
                "placeholder",
                "labeling=b",
                "legacy=b");
        tag("Pairwise", ASKED, "selectionStyle", "leftClass", "rightClass");
        tag("Ranker", ASKED, "title", "mode");
        tag(
                "Label",
                "value",
                "alias",
                "background",
                "hotkey",
                "selected=b",
                "hint",
                "maxUsages=n",
                "showAlias=b",
                "aliasStyle",
                "size",
                "selectedColor",
                "granularity=symbol,word",
                "groupCancel=b",
                "category",
                "html");
        tag("Choice", "value", "alias", "selected=b", "hotkey", "html", "hint", "color", "background", "readonly=b");
        tag("Relations", "choice=single,multiple", "name", "toName");
        tag("Relation", "value", "background", "hotkey");
        tag("Bucket", "name", "title", "default=b");
        tag("Shortcut", "value", "alias", "hotkey", "background");
        tag("View", SHOWN_WHEN, "display=block,inline", "whenChoiceUnselected", "visibleWhenChoiceSelected", "hotkey");
        tag("Header", "value", "size=n", "underline=b", "name");
        tag("Style");
        tag("Collapse", "accordion=b", "bordered=b", "open=b");
        tag("Panel", "value", "open=b");
        tag("Filter", "name", "toName", "minlength=n", "placeholder", "hotkey", "casesensetive=b");
        tag("Repeater", "on", "indexFlag", "mode=list,pagination");
        tag("Markdown", "value", "name");
    }

    private static final Set<String> OTHER_MEDIA = Set.of(
            "Image",
            "Audio",
            "AudioPlus",
            "Video",
            "TimeSeries",
            "MultiChannel",
            "Channel",
            "Table",
            "Chat",
            "Pdf",
            "Rectangle",
            "RectangleLabels",
            "Polygon",
            "PolygonLabels",
            "Ellipse",
            "EllipseLabels",
            "KeyPoint",
            "KeyPointLabels",
            "Brush",
            "BrushLabels",
            "MagicWand",
            "Bitmask",
            "BitmaskLabels",
            "Vector",
            "VectorLabels",
            "TimeSeriesLabels",
            "TimelineLabels",
            "VideoRectangle",
            "VideoVector",
            "VideoVectorLabels",
            "VideoRectangleLabels",
            "Cube",
            "ReactCode",
            "OcrLabels",
            "ChatMessage");

    private static final Map<String, List<String>> OBJECTS = Map.of(
            "Labels", List.of("Text", "HyperText", "Audio", "AudioPlus", "Image", "Video"),
            "HyperTextLabels", List.of("HyperText", "Text"),
            "ParagraphLabels", List.of("Paragraphs"),
            "Ranker", List.of("List"));

    private static final Map<String, String> OPTIONS = Map.of(
            "Labels", "Label",
            "HyperTextLabels", "Label",
            "ParagraphLabels", "Label",
            "Choices", "Choice",
            "Taxonomy", "Choice");

    private static final Map<String, List<String>> OWNERS = Map.of(
            "Label", List.of("Labels", "HyperTextLabels", "ParagraphLabels"),
            "Choice", List.of("Choices", "Taxonomy"),
            "Relation", List.of("Relations"),
            "Bucket", List.of("Ranker"));

    /**
     * What is known of a tag.
     *
     * @param values the values that an attribute may have; an empty list for any
     */
    record Entry(Map<String, List<String>> values, Set<String> counts) {
        boolean knows(String attribute) {
            // Hints for a model that reads the config are the model's own.
            return values.containsKey(attribute)
                    || EVERYWHERE.contains(attribute)
                    || attribute.startsWith("model_")
                    || attribute.startsWith("data-")
                    || attribute.startsWith("predicted_");
        }

        Set<String> attributes() {
            return values.keySet();
        }

        List<String> valuesOf(String attribute) {
            return values.getOrDefault(attribute, List.of());
        }

        boolean isCount(String attribute) {
            return counts.contains(attribute);
        }
    }

    private TagCatalogue() {}

    private static void tag(String name, String[] attributes, String... more) {
        tag(name, attributes, new String[0], more);
    }

    private static void tag(String name, String[] some, String[] others, String... more) {
        tag(name, Stream.of(some, others, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    /** An attribute is written alone, or with =b for a boolean, =n for a whole number, or with its values. */
    private static void tag(String name, String... attributes) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> counts = new LinkedHashSet<>();
        for (String attribute : attributes) {
            String[] parts = attribute.split("=", 2);
            String kind = parts.length == 1 ? "" : parts[1];
            counts.remove(parts[0]);
            switch (kind) {
                case "" -> values.put(parts[0], List.of());
                case "b" -> values.put(parts[0], BOOLEAN);
                case "n" -> {
                    values.put(parts[0], List.of());
                    counts.add(parts[0]);
                }
                default -> values.put(parts[0], List.of(kind.split(",")));
            }
        }
        ENTRIES.put(name, new Entry(values, counts));
    }

    static Set<String> names() {
        return ENTRIES.keySet();
    }

    /** The names of all tags, those for other media included. */
    static Set<String> all() {
        return Stream.concat(ENTRIES.keySet().stream(), OTHER_MEDIA.stream()).collect(Collectors.toUnmodifiableSet());
    }

    static boolean isKnown(String tag) {
        return ENTRIES.containsKey(tag);
    }

    static boolean isOtherMedia(String tag) {
        return OTHER_MEDIA.contains(tag);
    }

    static Optional<Entry> find(String tag) {
        return Optional.ofNullable(ENTRIES.get(tag));
    }

    /** Whether a control can be about an object; true for what is not known. */
    static boolean fits(String control, String object) {
        return !OBJECTS.containsKey(control)
                || !ENTRIES.containsKey(object)
                || OBJECTS.get(control).contains(object);
    }

    /** The objects of text that a control is for. */
    static List<String> objectsOf(String control) {
        return OBJECTS.getOrDefault(control, List.of()).stream()
                .filter(ENTRIES::containsKey)
                .map(Words::tag)
                .toList();
    }

    /** The options that a control cannot do without; "" for none. */
    static String optionOf(String control) {
        return OPTIONS.getOrDefault(control, "");
    }

    /** The tags that an option may stand in. */
    static List<String> ownersOf(String option) {
        return OWNERS.getOrDefault(option, List.of());
    }
}
