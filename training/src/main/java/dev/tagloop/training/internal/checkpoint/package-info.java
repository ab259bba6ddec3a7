/** What a training keeps so that it can be gone on with. */
package dev.tagloop.training.internal.checkpoint;
