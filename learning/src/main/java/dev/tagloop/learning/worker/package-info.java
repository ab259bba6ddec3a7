/**
 * Training in a process of its own: libtorch may take all memory or crash, and a server must feel none of it. Parent and
 * child speak JSON lines; the child ends when its parent does.
 */
package dev.tagloop.learning.worker;
