/** Samplers that look at which labels there are already. */
package dev.tagloop.learning.sampling.balance;
