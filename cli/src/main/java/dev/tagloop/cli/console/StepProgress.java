package dev.tagloop.cli.console;

/** How one step's progress is shown. */
sealed interface StepProgress extends AutoCloseable permits BarProgress, LineProgress {
    String name();

    /** Units done; {@code total} is 0 when not known. */
    void update(long done, long total);

    @Override
    void close();
}
