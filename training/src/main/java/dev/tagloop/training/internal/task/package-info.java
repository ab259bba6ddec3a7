/**
 * What a model can learn to do. A {@link dev.tagloop.training.internal.task.TrainingTask} is all that the loops know of it: there is one small
 * class a task, each in a package of its own.
 */
package dev.tagloop.training.internal.task;
