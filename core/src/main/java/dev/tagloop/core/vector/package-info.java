/** Embeddings as vectors: lengths, distances and angles. */
package dev.tagloop.core.vector;
