/**
 * Replays labelled data as if people labelled it: how good a model gets by which sampler, and how much pre-annotation saves. Runs are kept one file
 * each and gone on with.
 */
package dev.tagloop.learning.simulation;
