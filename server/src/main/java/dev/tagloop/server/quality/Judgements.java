package dev.tagloop.server.quality;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What agreement is measured on.
 *
 * @param control what was said
 * @param tasks those about which two raters or more said something
 * @param of how many such tasks there are: more where {@code tasks} is a sample of them
 * @param people who the raters are, by id
 */
public record Judgements(JudgedControl control, List<Judged> tasks, long of, Map<String, Rater> people) {
    /** Copies the list. */
    public Judgements {
        tasks = List.copyOf(tasks);
        people = Map.copyOf(people);
    }

    /** Everybody who said something, people by their number before models by their name. */
    List<String> raters() {
        return tasks.stream()
                .map(Judged::raters)
                .flatMap(Collection::stream)
                .distinct()
                .sorted(java.util.Comparator.comparing(Rater::isModel)
                        .thenComparing(String::length)
                        .thenComparing(rater -> rater))
                .toList();
    }
}
