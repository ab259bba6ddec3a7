package dev.tagloop.labelstudio.convert.read;

/** The documents of one file or several, one by one. */
interface Documents extends AutoCloseable {
    /** The next one; null behind the last. */
    Entry next();

    @Override
    void close();

    /** Opens the documents from the first. */
    interface Source {
        Documents open();

        /** What holds for all of them, as sentences; known when they were read once. */
        Iterable<String> remarks();
    }
}
