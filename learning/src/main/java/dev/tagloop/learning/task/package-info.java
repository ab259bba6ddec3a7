/**
 * What a kind of model is: one {@link dev.tagloop.learning.task.LearningTask} each knows all that commands, training and
 * backends need to know about it, so that these know none by name.
 */
package dev.tagloop.learning.task;
