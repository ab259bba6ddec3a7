/** Answers that stand in a text: where they start and end. */
package dev.tagloop.training.internal.task.answering;
