/** Whole texts with labels or a number: what text classification learns from and answers with. */
package dev.tagloop.core.classification;
