/** Guessing hidden pieces of plain text: how an encoder learns the language of a field. */
package dev.tagloop.training.internal.task.masked;
