/** Text classification: one class, any number of classes, or a number for a whole text, or for two that are read together. */
package dev.tagloop.training.internal.task.classification;
