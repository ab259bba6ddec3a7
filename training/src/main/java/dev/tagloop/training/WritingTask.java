package dev.tagloop.training;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelConfig;
import java.util.Optional;

/**
 * What a text is written for. Files of models know such work by name, and tell for each how the model is asked and how it
 * writes ({@code task_specific_params} in {@code config.json}).
 */
public enum WritingTask {
    /** A short text that says what a long one says. */
    SUMMARIZATION("summarization", "summary_text"),
    /** Whatever the model was taught: answers, for one. */
    TEXT2TEXT("text2text-generation", "generated_text");

    private static final String PARAMETERS = "task_specific_params";

    private final String label;
    private final String outputKey;

    WritingTask(String label, String outputKey) {
        this.label = label;
        this.outputKey = outputKey;
    }

    /** The name of the work on the Hub, such as {@code summarization}. */
    public String label() {
        return label;
    }

    /** The key under which Hugging Face's pipeline gives the text: {@code summary_text}. */
    public String outputKey() {
        return outputKey;
    }

    /** What the model wants to read before each text, such as {@code "summarize: "}; mostly nothing. */
    public String prefix(Checkpoint checkpoint) {
        return parameters(checkpoint).flatMap(own -> own.text("prefix")).orElse("");
    }

    Optional<ModelConfig> parameters(Checkpoint checkpoint) {
        return checkpoint.config().part(PARAMETERS).flatMap(all -> all.part(label));
    }
}
