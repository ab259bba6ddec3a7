/** {@code tagloop quality}: how good labels are, of a server's project or of an exported file. */
package dev.tagloop.cli.quality;
