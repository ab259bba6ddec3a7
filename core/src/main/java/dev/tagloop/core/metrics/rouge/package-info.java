/**
 * How much of a reference text a written text says in the same words: ROUGE (Lin 2004), with the rules and the last
 * digits of the scorer that published figures come from.
 */
package dev.tagloop.core.metrics.rouge;
