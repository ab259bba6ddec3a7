package dev.tagloop.core.labelconfig;

import java.util.Collection;

/** Label configs for common work, made from the labels alone. */
public final class LabelConfigTemplates {
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
        return new LabelConfigBuilder()
                .text(object, dataKey)
                .labels(control, object, labels)
                .build();
    }

    /**
     * A label for each text, called {@code label}, over the data key {@code text}.
     *
     * @param several whether a text may have several labels
     * @param pair whether a second text, {@code text_pair}, belongs to each
     */
    public static String classification(Collection<String> labels, boolean several, boolean pair) {
        LabelConfigBuilder config = new LabelConfigBuilder().text("text", "text");
        if (pair) {
            config.text("text_pair", "text_pair");
        }
        return config.choices("label", "text", labels, several).build();
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

    /** An answer, called {@code answer}, written to the question {@code question} about the passage {@code text}. */
    public static String generativeQuestionAnswering() {
        return """
                <View>
                  <Header value="Please read the passage"/>
                  <Text name="text" value="$text"/>
                  <Header value="Answer the following question in your own words:"/>
                  <Text name="question" value="$question"/>
                  <TextArea name="answer" toName="text" showSubmitButton="true" maxSubmissions="1" editable="true" required="true"/>
                </View>
                """;
    }
}
