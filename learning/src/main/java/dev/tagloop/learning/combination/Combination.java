package dev.tagloop.learning.combination;

import dev.tagloop.learning.task.LearningTask;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several models that answer as one.
 *
 * @param task what they are asked
 * @param members the models
 * @param threshold the share of the weight that a span needs, above 0 and up to 1
 * @param labels what they can answer with
 * @param data what the weights were learned on, in words; empty where all count the same
 * @param documents number of texts that the weights were learned on
 */
public record Combination(
        LearningTask<?> task, List<Member> members, double threshold, List<String> labels, String data, int documents) {

    /** @throws IllegalArgumentException if there are fewer than two members, or the threshold is out of its range */
    public Combination {
        members = List.copyOf(members);
        labels = List.copyOf(labels);
        if (members.size() < 2) {
            throw new IllegalArgumentException("a combination has two models or more, not " + members.size());
        }
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold lies above 0 and up to 1, not " + threshold);
        }
    }

    /** Its name by those of its members: {@code combined: v3+v5}. */
    public String name() {
        return "combined: " + members.stream().map(Member::name).collect(Collectors.joining("+"));
    }
}
