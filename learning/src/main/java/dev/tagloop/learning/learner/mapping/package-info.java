/** From the labels of a model to those of a project that calls them otherwise. */
package dev.tagloop.learning.learner.mapping;
