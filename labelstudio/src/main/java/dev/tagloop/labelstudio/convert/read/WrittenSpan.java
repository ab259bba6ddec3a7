package dev.tagloop.labelstudio.convert.read;

import java.util.Optional;

/**
 * Offsets as a file has them, in a unit that is still to be found out.
 *
 * @param start of the first character
 * @param end behind the last one
 * @param said what is said to stand there
 * @param field where in the row it is written
 */
record WrittenSpan(long start, long end, Optional<Said> said, String field) {}
