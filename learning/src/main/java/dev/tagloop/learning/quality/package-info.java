/** How good labels are, by models that did not see them. */
package dev.tagloop.learning.quality;
