/** One answer out of several annotators' and models': voting for choices and spans, and scores that mean what they say. */
package dev.tagloop.core.combination;
