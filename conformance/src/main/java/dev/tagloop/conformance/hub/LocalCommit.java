package dev.tagloop.conformance.hub;

import java.time.Instant;
import java.util.SortedMap;

/**
 * A state of a repository.
 *
 * @param id 40 hexadecimal digits
 * @param title first line of its message
 * @param date when it was made
 * @param author who made it
 * @param files all files by path
 */
record LocalCommit(String id, String title, Instant date, String author, SortedMap<String, StoredFile> files) {}
