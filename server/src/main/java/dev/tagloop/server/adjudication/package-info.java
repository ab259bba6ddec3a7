/** Bringing several answers to one task together: what they agree on, who decided the rest, and where each region came from. */
package dev.tagloop.server.adjudication;
