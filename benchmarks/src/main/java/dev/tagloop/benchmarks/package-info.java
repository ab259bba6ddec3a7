/**
 * Timings of the whole program against named peers. Each benchmark interleaves the program and its peer in one run, since absolute times
 * drift with what else a machine does; gates are ratios. {@code PERFORMANCE.md} gives what was measured.
 */
package dev.tagloop.benchmarks;
