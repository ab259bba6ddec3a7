/** Writing with a model that reads and writes: greedy, sampled, or by beam search, under the rules that settings name. */
package dev.tagloop.training.internal.generation;
