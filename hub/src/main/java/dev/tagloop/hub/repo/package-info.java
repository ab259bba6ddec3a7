/** What the Hub tells about repositories and files. */
package dev.tagloop.hub.repo;
