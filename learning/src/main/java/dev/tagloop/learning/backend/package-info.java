/** Models of this program as backends that a server can ask. */
package dev.tagloop.learning.backend;
