/** AdamW, learning rates by step and by layer, what is not trained, and the single training step with its checks. */
package dev.tagloop.training.internal.optimizer;
