/** How good a model is, and how much work it leaves to a person. */
package dev.tagloop.learning.evaluation;
