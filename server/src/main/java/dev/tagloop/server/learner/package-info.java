/** The server's own learner: it learns the labels of projects, suggests more of them, and is trained when a project's policy says so. */
package dev.tagloop.server.learner;
