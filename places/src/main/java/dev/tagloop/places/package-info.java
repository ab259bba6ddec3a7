/** Where a user's files belong, and the folders that hold something for the moment. */
package dev.tagloop.places;
