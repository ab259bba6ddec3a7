/** Reading tokenizer files before the native library sees them. */
package dev.tagloop.models.internal.tokenizer;
