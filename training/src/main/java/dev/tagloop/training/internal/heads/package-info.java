/** What sits on an encoder: outputs and losses of the tasks that checkpoints are made for. */
package dev.tagloop.training.internal.heads;
