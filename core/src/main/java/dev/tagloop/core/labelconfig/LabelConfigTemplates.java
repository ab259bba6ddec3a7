package dev.tagloop.core.labelconfig;

import java.util.Collection;

/** Label configs for common work, made from the labels alone. */
public final class LabelConfigTemplates {
    /** Easy to tell apart on light and dark ground, also for most people with a colour-vision deficiency. */
    private static final String[] COLOURS = {
        "#7c3aed", "#0369a1", "#15803d", "#b45309", "#be185d", "#0f766e", "#b91c1c", "#4338ca"
    };

    /** The choice that says that a passage does not answer its question. */
    public static final String UNANSWERABLE = "Unanswerable";

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

    /**
     * A label for each text, called {@code label}, over the data key {@code text}.
     *
     * @param several whether a text may have several labels
     * @param pair whether a second text, {@code text_pair}, belongs to each
     */
    public static String classification(Collection<String> labels, boolean several, boolean pair) {
        StringBuilder xml = new StringBuilder("<View>\n  <Text name=\"text\" value=\"$text\"/>\n");
        if (pair) {
            xml.append("  <Text name=\"text_pair\" value=\"$text_pair\"/>\n");
        }
        xml.append("  <Choices name=\"label\" toName=\"text\" choice=\"%s\" showInline=\"true\">\n"
                .formatted(several ? "multiple" : "single"));
        for (String label : labels) {
            xml.append("    <Choice value=\"").append(escape(label)).append("\"/>\n");
        }
        return xml.append("  </Choices>\n</View>\n").toString();
    }

    /** An answer marked in the passage {@code text} for the question {@code question}, or that there is none. */
    public static String questionAnswering() {
        return """
                <View>
                  <Header value="Please read the passage"/>
                  <Text name="text" value="$text" granularity="word"/>
                  <Header value="Select a text span answering the following question:"/>
                  <Text name="question" value="$question"/>
                  <Labels name="answer" toName="text">
                    <Label value="Answer" background="#0369a1"/>
                  </Labels>
                  <Choices name="answerable" toName="question" choice="single" showInline="true">
                    <Choice value="Unanswerable"/>
                  </Choices>
                </View>
                """;
    }

    /** A summary, called {@code answer}, of the text under the data key {@code text}. */
    public static String summarization() {
        return """
                <View>
                  <Header value="Please read the text"/>
                  <Text name="text" value="$text"/>
                  <Header value="Provide one sentence summary"/>
                  <TextArea name="answer" toName="text" showSubmitButton="true" maxSubmissions="1" editable="true" required="true"/>
                </View>
                """;
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
