/** Spans with labels: a tag for each word. */
package dev.tagloop.training.internal.task.token;
