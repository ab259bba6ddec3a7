/** How weights are moved beside the plain settings of a training: schedules, losses, layers, adapters, precision, stopping. */
package dev.tagloop.training.optimization;
