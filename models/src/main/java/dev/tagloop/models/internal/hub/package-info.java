/** Finding models in the cache of Hugging Face's programs. */
package dev.tagloop.models.internal.hub;
