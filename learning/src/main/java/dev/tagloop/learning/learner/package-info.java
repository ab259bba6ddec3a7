/** The product's own learner: what it learns of a project, the versions that come of it, and which of them answers. */
package dev.tagloop.learning.learner;
