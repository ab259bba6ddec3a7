/** Predictions of a model, written to the tasks of a project for people to correct. */
package dev.tagloop.learning.preannotation;
