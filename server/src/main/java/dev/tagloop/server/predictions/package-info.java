/** Predictions: what a model said about a task, and the versions of models that said it. */
package dev.tagloop.server.predictions;
