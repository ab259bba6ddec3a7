/** The Hugging Face Hub: tokens, cache, download, upload. Start at {@link dev.tagloop.hub.Hub#create()}. */
package dev.tagloop.hub;
