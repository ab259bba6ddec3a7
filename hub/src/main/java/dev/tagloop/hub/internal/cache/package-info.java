/** Reading and writing the cache by the rules that Python keeps. */
package dev.tagloop.hub.internal.cache;
