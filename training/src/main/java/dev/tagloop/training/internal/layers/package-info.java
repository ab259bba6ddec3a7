/** The parts that transformers are put together from, each over tensors with the names of Hugging Face checkpoints. */
package dev.tagloop.training.internal.layers;
