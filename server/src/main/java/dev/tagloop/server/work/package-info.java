/** Long work for projects: what runs, how far it is, and stopping it. */
package dev.tagloop.server.work;
