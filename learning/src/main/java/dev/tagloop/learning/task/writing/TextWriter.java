package dev.tagloop.learning.task.writing;

import java.util.List;

/** Writes about texts, whatever does it. Holds native memory until closed. */
interface TextWriter extends AutoCloseable {

    /** What is written about each text; blank where there is nothing to say. */
    List<String> write(List<String> sources);

    @Override
    void close();
}
