/** Encoders with autograd, optimiser, training engine. */
package dev.tagloop.training;
