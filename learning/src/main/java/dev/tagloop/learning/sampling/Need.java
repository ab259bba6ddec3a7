package dev.tagloop.learning.sampling;

/** What a sampler must know of a task to say anything about it. */
public enum Need {
    /** Probabilities of the model. */
    PROBABILITIES("has a model's probabilities"),
    /** Probabilities of several passes with dropout. */
    DROPOUT("has passes with dropout"),
    /** The same, where dropout was in all layers; who reads sees to that. */
    FULL_DROPOUT("has passes with dropout in all layers"),
    /** Probabilities of several versions of the model. */
    MEMBERS("has been read by two versions of the model"),
    /** The embedding of the text. */
    EMBEDDING("has an embedding"),
    /** What the model wrote, with its probability. */
    WRITTEN("has a text that the model wrote"),
    /** Several texts that the model wrote. */
    SEVERAL_WRITTEN("has several texts that the model wrote"),
    /** Answers to a question, and how likely it is that there is none. */
    ANSWER("has answers that a model found"),
    /** Numbers of several passes with dropout. */
    NUMBER_DROPOUT("has numbers of passes with dropout"),
    /** Numbers of several versions of the model. */
    NUMBER_MEMBERS("has numbers of two versions of the model");

    private final String words;

    Need(String words) {
        this.words = words;
    }

    /** What is true of a task that has it, in words. */
    String words() {
        return words;
    }

    boolean isMet(TaskScores scores) {
        return scores != null
                && switch (this) {
                    case PROBABILITIES -> !scores.units().isEmpty();
                    case DROPOUT, FULL_DROPOUT -> scores.dropout().size() > 1;
                    case MEMBERS -> scores.members().size() > 1;
                    case EMBEDDING -> scores.embedding().length > 0;
                    case WRITTEN ->
                        scores.written()
                                .filter(written -> written.logProbabilities().length > 0)
                                .isPresent();
                    case SEVERAL_WRITTEN ->
                        scores.written()
                                .filter(written -> written.texts().size() > 1)
                                .isPresent();
                    case ANSWER -> scores.isAnswer();
                    case NUMBER_DROPOUT ->
                        scores.number()
                                .filter(number -> number.dropout().size() > 1)
                                .isPresent();
                    case NUMBER_MEMBERS ->
                        scores.number()
                                .filter(number -> number.members().size() > 1)
                                .isPresent();
                };
    }
}
