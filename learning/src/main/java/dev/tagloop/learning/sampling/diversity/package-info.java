/** Samplers that look at how tasks lie among each other, by the embeddings of their texts. */
package dev.tagloop.learning.sampling.diversity;
