/** Models that read one sequence and write another, a class a family over the shared parts. */
package dev.tagloop.training.internal.seq2seq;
