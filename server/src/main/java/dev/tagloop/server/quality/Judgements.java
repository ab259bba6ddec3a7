package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.RatingTable;
import dev.tagloop.core.agreement.SpanAnnotations;
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

    /** What was said of each task, where a control marks spans. */
    List<SpanAnnotations> spans() {
        return tasks.stream().map(task -> ((Judged.Spans) task).said()).toList();
    }

    /** What was said of each task, where a control gives choices. */
    List<Map<String, String>> choices() {
        return tasks.stream().map(task -> ((Judged.Choice) task).said()).toList();
    }

    /** The choices as ratings, one unit a task. */
    RatingTable ratings() {
        return RatingTable.ofAnswers(raters(), choices());
    }

    /** Everybody who said something, people by their number before models by their name. */
    List<String> raters() {
        return tasks.stream()
                .map(Judged::raters)
                .flatMap(Collection::stream)
                .distinct()
                .sorted(Rater.ORDER)
                .toList();
    }
}
