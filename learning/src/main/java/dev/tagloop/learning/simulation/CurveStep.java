package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;

/**
 * A measurement of a run.
 *
 * @param tokens words labelled so far
 * @param texts texts labelled so far
 * @param precision strict, of whole spans, on the test texts
 * @param recall likewise
 * @param f1 likewise
 * @param edits what making the suggestions right took that the model before made for the texts of this step; null for the first step
 * @param seconds training and measuring, on the machine that it ran on
 */
public record CurveStep(
        int tokens, int texts, double precision, double recall, double f1, EditCost edits, double seconds) {}
