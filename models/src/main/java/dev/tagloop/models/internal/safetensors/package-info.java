/** Weight files in the safetensors format. */
package dev.tagloop.models.internal.safetensors;
