package dev.tagloop.models;

/** What a checkpoint can be asked, by the head that it carries. */
public enum ModelTask {
    /** A label for each token. */
    TOKEN_CLASSIFICATION("ForTokenClassification"),
    /** Labels, or a number, for a whole text. */
    SEQUENCE_CLASSIFICATION("ForSequenceClassification"),
    /** The part of a text that answers a question. */
    QUESTION_ANSWERING("ForQuestionAnswering"),
    /** Words in masked places. */
    MASKED_LANGUAGE("ForMaskedLM"),
    /** No head: the states of the encoder. */
    FEATURE_EXTRACTION("Model");

    private final String classSuffix;

    ModelTask(String classSuffix) {
        this.classSuffix = classSuffix;
    }

    /** The task that {@code architectures} of a config names; a class without a head that we know, or none, is an encoder. */
    public static ModelTask of(ModelConfig config) {
        String architecture = config.architecture().orElse("");
        for (ModelTask task : values()) {
            if (architecture.endsWith(task.classSuffix)) {
                return task;
            }
        }
        return FEATURE_EXTRACTION;
    }
}
