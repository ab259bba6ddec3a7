/** Epochs: training, evaluation, keeping the best weights. */
package dev.tagloop.training.internal.loop;
