/** From token logits to labelled stretches of text, after Hugging Face's pipeline. */
package dev.tagloop.models.internal.tagging;
