/** From labelled texts to batches of windows of word pieces. */
package dev.tagloop.training.internal.data;
