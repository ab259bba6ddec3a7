/** Texts that are nearly the same, so that nobody labels one twice. */
package dev.tagloop.learning.sampling.duplicates;
