/** What a simulation has to know of each kind of answers. */
package dev.tagloop.learning.simulation.task;
