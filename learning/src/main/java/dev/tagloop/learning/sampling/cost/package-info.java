/** What labelling costs, and samplers that count it. */
package dev.tagloop.learning.sampling.cost;
