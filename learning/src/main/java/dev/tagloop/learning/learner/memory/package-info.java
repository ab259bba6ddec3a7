/** What was labelled before, found again without a model. */
package dev.tagloop.learning.learner.memory;
