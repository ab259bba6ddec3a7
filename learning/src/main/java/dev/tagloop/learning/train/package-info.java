/** Training runs: from labelled documents to a model folder that says where it comes from and how good it is. */
package dev.tagloop.learning.train;
