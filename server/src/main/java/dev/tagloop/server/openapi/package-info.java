/**
 * The API's description, made from two tables among the resources, {@code routes.txt} and {@code schemas.txt}, and from the routes that are
 * registered. A test holds the tables and the routes together.
 */
package dev.tagloop.server.openapi;
