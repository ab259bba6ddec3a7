/** Reading one text and writing another: summaries, answers. */
package dev.tagloop.training.internal.task.writing;
