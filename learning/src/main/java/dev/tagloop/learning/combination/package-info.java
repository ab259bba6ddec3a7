/** Several models as one: each says what it finds, and what they say is put together by votes that were weighed on texts which none has learned from. */
package dev.tagloop.learning.combination;
