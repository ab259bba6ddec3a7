/** The families of models, a class each, and the models of a family with a head for a task. */
package dev.tagloop.training.internal.family;
