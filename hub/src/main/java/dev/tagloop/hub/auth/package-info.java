/** Tokens: where they come from, where they are kept, whose they are. */
package dev.tagloop.hub.auth;
