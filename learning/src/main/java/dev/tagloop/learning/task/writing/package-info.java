/** Writing about texts: summaries, answers to questions. */
package dev.tagloop.learning.task.writing;
