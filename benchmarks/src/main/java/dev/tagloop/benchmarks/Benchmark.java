package dev.tagloop.benchmarks;

/** One thing that is measured. */
interface Benchmark {
    /** As given on the command line. */
    String name();

    /** Measures and reports. */
    void run(Report report) throws Exception;
}
