package dev.tagloop.server.quality;

import dev.tagloop.server.storage.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is to be compared, and keeps what was made of it while nothing changes that it depends on. */
final class JudgementReading {
    /** More say hardly anything more: an interval of 5,000 tasks is some thousandths wide. */
    static final Bounds MUCH = new Bounds(5000, 8_000_000);
    /** Learning looks at all of it a hundred times. */
    static final Bounds TO_LEARN = new Bounds(2000, 1_500_000);

    private final Database database;
    private final KeptAnswers<Question, ObjectNode> reports = new KeptAnswers<>(64);

    /** How many tasks are looked at, and about how many characters. */
    record Bounds(int tasks, long characters) {}

    private record State(String version, Map<String, Rater> people) {}

    JudgementReading(Database database) {
        this.database = database;
    }

    /** What answers depend on: while it is the same, so are they. */
    Object state(Question question) {
        return database.read(
                handle -> new State(new StoredJudgements(handle, question).version(), Rater.people(handle)));
    }

    ObjectNode report(Question question, Function<Judgements, ObjectNode> work) {
        return report(question, MUCH, work);
    }

    ObjectNode report(Question question, Bounds bounds, Function<Judgements, ObjectNode> work) {
        return reports.get(question, () -> state(question), () -> work.apply(read(question, bounds)));
    }

    private Judgements read(Question question, Bounds bounds) {
        Optional<String> own = question.own();
        return database.read(handle -> {
            StoredJudgements stored = new StoredJudgements(handle, question);
            List<Long> ids = stored.tasks();
            List<Judged> tasks = new ArrayList<>();
            long[] characters = {0};
            stored.read(
                    ids.subList(0, Math.min(ids.size(), bounds.tasks())),
                    judged -> {
                        tasks.add(judged);
                        characters[0] += judged instanceof Judged.Spans spans
                                ? spans.said().text().length()
                                : 0;
                    },
                    () -> characters[0] > bounds.characters());
            List<Judged> seen = own.map(viewer -> tasks.stream()
                            .filter(task -> task.raters().contains(viewer))
                            .toList())
                    .orElse(tasks);
            boolean sampled = ids.size() > bounds.tasks() || characters[0] > bounds.characters();
            return new Judgements(
                    question.controlTag(), seen, sampled ? ids.size() : seen.size(), Rater.people(handle));
        });
    }
}
