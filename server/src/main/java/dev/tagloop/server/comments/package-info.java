/** Comments on tasks, annotations and regions: what people say to each other about the work. */
package dev.tagloop.server.comments;
