/** Labels beyond a config: the labels manager of an organization, and other names for labels that are in use. */
package dev.tagloop.server.labels;
