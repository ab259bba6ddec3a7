/**
 * Repeatable splits. Permutations equal those of NumPy's {@code default_rng} bit for bit, so that a run here can be set
 * beside a run in Python.
 */
package dev.tagloop.core.split;
