/**
 * Active learning: which tasks are labelled next, and why. A {@link dev.tagloop.learning.sampling.Sampler} orders a pool by what a model says
 * about it; all of it is pure functions of pool and seed.
 */
package dev.tagloop.learning.sampling;
