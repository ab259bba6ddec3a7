/** From logits to answers: what the original's question answering pipeline does after the model. */
package dev.tagloop.models.internal.answering;
