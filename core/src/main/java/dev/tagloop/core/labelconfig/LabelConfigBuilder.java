package dev.tagloop.core.labelconfig;

import java.util.Collection;

/** Writes a label config tag by tag. For one thread. */
public final class LabelConfigBuilder {
    /** Easy to tell apart on light and dark ground, also for most people with a colour-vision deficiency. */
    private static final String[] COLOURS = {
        "#7c3aed", "#0369a1", "#15803d", "#b45309", "#be185d", "#0f766e", "#b91c1c", "#4338ca"
    };

    private final StringBuilder xml = new StringBuilder("<View>\n");

    /** A plain text. @param dataKey where a task holds it */
    public LabelConfigBuilder text(String name, String dataKey) {
        xml.append("  <Text name=\"%s\" value=\"$%s\"/>\n".formatted(escape(name), escape(dataKey)));
        return this;
    }

    /** Labels for spans of a text, each with a colour. */
    public LabelConfigBuilder labels(String name, String toName, Collection<String> labels) {
        xml.append("  <Labels name=\"%s\" toName=\"%s\">\n".formatted(escape(name), escape(toName)));
        int index = 0;
        for (String label : labels) {
            xml.append("    <Label value=\"")
                    .append(escape(label))
                    .append("\" background=\"")
                    .append(COLOURS[index++ % COLOURS.length])
                    .append("\"/>\n");
        }
        xml.append("  </Labels>\n");
        return this;
    }

    /** Choices for a text as a whole. @param several whether it may have more than one */
    public LabelConfigBuilder choices(String name, String toName, Collection<String> choices, boolean several) {
        return choices(name, toName, choices, several, " showInline=\"true\"");
    }

    /** Choices for each marked span. */
    public LabelConfigBuilder regionChoices(String name, String toName, Collection<String> choices) {
        return choices(name, toName, choices, false, " perRegion=\"true\"");
    }

    private LabelConfigBuilder choices(
            String name, String toName, Collection<String> choices, boolean several, String more) {
        xml.append("  <Choices name=\"%s\" toName=\"%s\" choice=\"%s\"%s>\n"
                .formatted(escape(name), escape(toName), several ? "multiple" : "single", more));
        choices.forEach(choice -> option("Choice", choice));
        xml.append("  </Choices>\n");
        return this;
    }

    /** A control without options, such as {@code Number} or {@code Rating}. @param tag its tag */
    public LabelConfigBuilder control(String tag, String name, String toName) {
        xml.append("  <%s name=\"%s\" toName=\"%s\"/>\n".formatted(tag, escape(name), escape(toName)));
        return this;
    }

    /** Names for relations between spans. */
    public LabelConfigBuilder relations(Collection<String> names) {
        xml.append("  <Relations>\n");
        names.forEach(name -> option("Relation", name));
        xml.append("  </Relations>\n");
        return this;
    }

    private void option(String tag, String value) {
        xml.append("    <")
                .append(tag)
                .append(" value=\"")
                .append(escape(value))
                .append("\"/>\n");
    }

    /** The config as it is so far. */
    public String build() {
        return xml + "</View>\n";
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
