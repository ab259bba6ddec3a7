/** Uploads: which files are large, where those go, and the commit that names them all. */
package dev.tagloop.hub.internal.upload;
