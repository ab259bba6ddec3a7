package dev.tagloop.core.labelconfig;

/** Turns elements into tags: by name where the name is known, else by the attributes that make an object or control. */
final class TagReader {

    private TagReader() {}

    static Tag read(Element element) {
        Node node = new Node(
                element.name,
                element.attributes,
                element.children.stream().map(TagReader::read).toList(),
                element.text.toString(),
                element.place,
                element.attributePlaces);
        return switch (element.name) {
            case "Text" -> new ObjectTag.Text(node);
            case "HyperText" -> new ObjectTag.HyperText(node);
            case "Paragraphs" -> new ObjectTag.Paragraphs(node);
            case "List" -> new ObjectTag.Items(node);
            case "Labels" -> new ControlTag.Labels(node);
            case "HyperTextLabels" -> new ControlTag.HyperTextLabels(node);
            case "ParagraphLabels" -> new ControlTag.ParagraphLabels(node);
            case "Choices" -> new ControlTag.Choices(node);
            case "TextArea" -> new ControlTag.TextArea(node);
            case "Rating" -> new ControlTag.Rating(node);
            case "Number" -> new ControlTag.Numeric(node);
            case "DateTime" -> new ControlTag.DateTime(node);
            case "Taxonomy" -> new ControlTag.Taxonomy(node);
            case "Pairwise" -> new ControlTag.Pairwise(node);
            case "Ranker" -> new ControlTag.Ranker(node);
            case "Label" -> new OptionTag.Label(node);
            case "Choice" -> new OptionTag.Choice(node);
            case "Relation" -> new OptionTag.Relation(node);
            case "Bucket" -> new OptionTag.Bucket(node);
            case "View" -> new LayoutTag.View(node);
            case "Header" -> new LayoutTag.Header(node);
            case "Style" -> new LayoutTag.Style(node);
            case "Collapse" -> new LayoutTag.Collapse(node);
            case "Filter" -> new LayoutTag.Filter(node);
            case "Relations" -> new LayoutTag.Relations(node);
            default -> byAttributes(node);
        };
    }

    private static Tag byAttributes(Node node) {
        if (!node.attributes().containsKey("name")) {
            return new UnknownTag(node);
        }
        if (node.attributes().containsKey("toName")) {
            return new ControlTag.Other(node);
        }
        if (node.attributes().containsKey("value") || node.attributes().containsKey("valueList")) {
            return new ObjectTag.Other(node);
        }
        return new UnknownTag(node);
    }
}
