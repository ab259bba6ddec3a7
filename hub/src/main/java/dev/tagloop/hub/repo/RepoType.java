package dev.tagloop.hub.repo;

/** What a repository holds. */
public enum RepoType {
    /** A model. */
    MODEL("model", ""),
    /** A data set. */
    DATASET("dataset", "datasets/"),
    /** An application. */
    SPACE("space", "spaces/");

    private final String word;
    private final String prefix;

    RepoType(String word, String prefix) {
        this.word = word;
        this.prefix = prefix;
    }

    /** The name in requests: {@code model}. */
    public String word() {
        return word;
    }

    /** The name in addresses of the API and in folders of the cache: {@code models}. */
    public String plural() {
        return word + "s";
    }

    /** What stands before an id in addresses of files: nothing for models, {@code datasets/} for data sets. */
    public String prefix() {
        return prefix;
    }
}
