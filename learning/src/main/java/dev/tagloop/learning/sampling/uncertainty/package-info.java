/** Samplers that ask what the model is least sure about. Each score is a small class that cites where it comes from. */
package dev.tagloop.learning.sampling.uncertainty;
