/** What models say about a pool of tasks, kept by version of the model, so that only what changed is read again. */
package dev.tagloop.learning.sampling.pool;
