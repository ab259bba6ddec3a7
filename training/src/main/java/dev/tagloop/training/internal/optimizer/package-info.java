/** AdamW, its learning-rate schedule, and the single training step with its checks. */
package dev.tagloop.training.internal.optimizer;
