/**
 * Says what is wrong with a labelling configuration before it costs somebody work: each problem with its line and column and
 * what to do about it. It knows more than the checks at saving, which refuse only what the original refuses.
 */
package dev.tagloop.core.labelconfig.lint;
