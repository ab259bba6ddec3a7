/**
 * What people have said, frozen: an adjudicated export that no later label changes, with a digest that a training run
 * names.
 */
package dev.tagloop.learning.snapshot;
