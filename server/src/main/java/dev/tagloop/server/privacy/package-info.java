/**
 * What people may ask about their data: a text that has to be gone from everywhere ({@link dev.tagloop.server.privacy.Purge}), a person who has to be
 * unknown ({@link dev.tagloop.server.privacy.Erasure}), and where data may leave the machine ({@link dev.tagloop.server.privacy.OutgoingRoutes}).
 */
package dev.tagloop.server.privacy;
