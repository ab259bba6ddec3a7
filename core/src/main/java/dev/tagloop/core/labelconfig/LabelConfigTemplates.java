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
        StringBuilder xml = new StringBuilder("<View>\n  <Text name=\"text\" value=\"$text\"/>\n");
        xml.append("  <Labels name=\"ner\" toName=\"text\">\n");
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
