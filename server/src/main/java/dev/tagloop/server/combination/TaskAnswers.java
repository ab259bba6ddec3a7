package dev.tagloop.server.combination;

import dev.tagloop.labelstudio.model.Task;
import java.util.Map;
import java.util.Optional;

/**
 * What was said of one task.
 *
 * @param byVoice the newest answer of each voice that said something
 * @param truth the answer of a person that counts: one marked as the truth, else the newest
 */
record TaskAnswers(long id, Task task, Map<String, Answer> byVoice, Optional<Answer> truth) {}
