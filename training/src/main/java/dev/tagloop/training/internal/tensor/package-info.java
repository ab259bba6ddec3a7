/** The only place where native tensors are made and computed with; everything above it is plain Java over {@code Ops}. */
package dev.tagloop.training.internal.tensor;
