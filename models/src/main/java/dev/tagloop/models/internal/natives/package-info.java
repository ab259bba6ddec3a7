/** Where native libraries are unpacked, what they are told before they load, and when they may be freed. */
package dev.tagloop.models.internal.natives;
