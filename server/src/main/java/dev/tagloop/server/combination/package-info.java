/** Stored predictions of several versions and people's answers, put together by votes into predictions of a version of its own. */
package dev.tagloop.server.combination;
