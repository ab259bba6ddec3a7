/**
 * Who of several annotators can be relied on, and what is likely true when they differ: models that learn both at once from
 * labels alone, for choices and for spans.
 */
package dev.tagloop.core.reliability;
