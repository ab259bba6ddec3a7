package dev.tagloop.core.labelconfig;

import java.util.Collection;

/** Label configs for common work, made from the labels alone. */
public final class LabelConfigTemplates {
    /** Easy to tell apart on light and dark ground, also for most people with a colour-vision deficiency. */
    private static final String[] COLOURS = {
        "#7c3aed", "#0369a1", "#15803d", "#b45309", "#be185d", "#0f766e", "#b91c1c", "#4338ca"
    };

    private LabelConfigTemplates() {}

    /**
     * Named entities in plain text: a {@code Text} called {@code text} over the data key {@code text} and a
     * {@code Labels} control called {@code ner}, as in the Hugging Face tutorial.
     */
    public static String namedEntities(Collection<String> labels) {
        return spans("text", "text", "ner", labels);
    }

    /**
     * Labelled spans of plain text, with names of one's own choice.
     *
     * @param dataKey where a task holds the text
     * @param object the name of the {@code Text}
     * @param control the name of the {@code Labels}
     */
    public static String spans(String dataKey, String object, String control, Collection<String> labels) {
        StringBuilder xml = new StringBuilder("<View>\n");
        xml.append("  <Text name=\"%s\" value=\"$%s\"/>\n".formatted(escape(object), escape(dataKey)));
        xml.append("  <Labels name=\"%s\" toName=\"%s\">\n".formatted(escape(control), escape(object)));
        int index = 0;
        for (String label : labels) {
            xml.append("    <Label value=\"")
                    .append(escape(label))
                    .append("\" background=\"")
                    .append(COLOURS[index++ % COLOURS.length])
                    .append("\"/>\n");
        }
        return xml.append("  </Labels>\n</View>\n").toString();
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
