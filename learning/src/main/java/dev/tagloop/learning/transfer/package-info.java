/** From a model of one domain to one of another: what it knows there already, and few-shot training with replay against forgetting. */
package dev.tagloop.learning.transfer;
