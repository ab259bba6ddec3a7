/** What the packages of this module share; nothing here is promised to others. */
package dev.tagloop.models.internal;
