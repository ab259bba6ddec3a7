/** Choosing the sentences that speak for a text. */
package dev.tagloop.models.internal.summary;
