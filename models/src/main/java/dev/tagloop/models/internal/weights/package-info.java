/** The names of weights in each family of models. */
package dev.tagloop.models.internal.weights;
