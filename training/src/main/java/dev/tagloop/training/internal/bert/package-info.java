/** The BERT encoder as functions over tensors, with the parameter names of Hugging Face checkpoints. */
package dev.tagloop.training.internal.bert;
