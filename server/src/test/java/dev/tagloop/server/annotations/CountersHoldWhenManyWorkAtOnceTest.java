package dev.tagloop.server.annotations;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.durability.StoreAudit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Many people at once who annotate, skip, take a skip back, delete, mark what is known to be right, and delete tasks under each other's
 * hands: every counter is what a recount gives, nothing that was stored is lost, and no task is given to more people than it needs.
 */
@Tag("thorough")
class CountersHoldWhenManyWorkAtOnceTest {
    private static final int PEOPLE = 12;
    private static final int STEPS = 40;
    private static final int TASKS = 50;

    @TempDir
    Path folder;

    @Test
    void onOverlapOneToThree() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            List<Ledger> ledgers = new ArrayList<>();
            for (int overlap = 1; overlap <= 3; overlap++) {
                ledgers.add(new Ledger(project(studio, overlap), overlap));
            }
            work(studio, ledgers);
            for (Ledger ledger : ledgers) {
                Recount.compare(studio, ledger.project, "overlap " + ledger.overlap);
                ledger.compare(
                        ok(studio.ann().get("/api/tasks?project=" + ledger.project + "&fields=all&page_size=1000")));
                assertThat(ledger.wrong).isEmpty();
            }
        }
        assertThat(StoreAudit.problems(folder)).isEmpty();
    }

    private static long project(TestStudio studio, int overlap) {
        long project = studio.project(TestStudio.NER);
        ok(studio.ann().patch("/api/projects/" + project, "{\"maximum_annotations\": " + overlap + "}"));
        studio.importTasks(
                project,
                IntStream.range(0, TASKS)
                        .mapToObj(i -> "{\"text\": \"" + i + "\"}")
                        .collect(Collectors.joining(",", "[", "]")));
        return project;
    }

    private static void work(TestStudio studio, List<Ledger> ledgers) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
            List<Callable<Void>> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                Person person = new Person(i, studio.member("person" + i + "@example.com"), ledgers);
                people.add(() -> {
                    person.work();
                    return null;
                });
            }
            for (Future<Void> one : threads.invokeAll(people)) {
                one.get();
            }
        }
    }

    /** What all of them know together of a project. */
    private static final class Ledger {
        private final long project;
        private final int overlap;
        private final Map<Long, Set<Integer>> holders = new HashMap<>();
        private final Map<Long, Integer> sent = new HashMap<>();
        /** Stored annotations by id, with the lead time by which each is known. */
        private final Map<Long, Integer> stored = new HashMap<>();

        private final Set<Long> deletedTasks = new HashSet<>();
        private final Map<Long, Long> taskOf = new HashMap<>();
        /** Tasks that got an annotation by another way than the queue. */
        private final Set<Long> besides = new HashSet<>();

        private final List<String> wrong = new ArrayList<>();

        Ledger(long project, int overlap) {
            this.project = project;
            this.overlap = overlap;
        }

        synchronized void given(long task, int person) {
            Set<Integer> with = holders.computeIfAbsent(task, key -> new HashSet<>());
            with.add(person);
            int submitted = sent.getOrDefault(task, 0);
            if (with.size() + submitted > overlap && !besides.contains(task) && !deletedTasks.contains(task)) {
                wrong.add("task " + task + " is with " + with + " and has " + submitted + " of " + overlap);
            }
        }

        /** Before the request goes out: the server may give the task to the next one before the answer is here. */
        synchronized void leaves(long task, int person, boolean submits) {
            holders.get(task).remove(person);
            if (submits) {
                sent.merge(task, 1, Integer::sum);
            }
        }

        /** Before the request goes out, for the same reason. */
        synchronized void takesBack(long task, long annotation, boolean counted) {
            if (counted) {
                sent.merge(task, -1, Integer::sum);
            }
            stored.remove(annotation);
        }

        synchronized void deletesTask(long task) {
            deletedTasks.add(task);
        }

        synchronized void addsBesides(long task) {
            besides.add(task);
        }

        synchronized void stores(long task, long annotation, int leadTime) {
            stored.put(annotation, leadTime);
            taskOf.put(annotation, task);
        }

        /** What is stored is what was acknowledged. */
        synchronized void compare(JsonNode list) {
            Map<Long, Integer> expected = new TreeMap<>(stored);
            expected.keySet().removeIf(annotation -> deletedTasks.contains(taskOf.get(annotation)));
            Map<Long, Integer> actual = new TreeMap<>();
            for (JsonNode task : list.get("tasks")) {
                long id = task.get("id").asLong();
                int done = 0;
                for (JsonNode annotation : task.get("annotations")) {
                    actual.put(
                            annotation.get("id").asLong(),
                            annotation.get("lead_time").asInt());
                    done += annotation.get("was_cancelled").asBoolean() ? 0 : 1;
                }
                assertThat(task.get("is_labeled").asBoolean()).as("task %s", id).isEqualTo(done >= overlap);
                if (!besides.contains(id)) {
                    assertThat(done).as("annotations of task %s", id).isLessThanOrEqualTo(overlap);
                }
                assertThat(deletedTasks).doesNotContain(id);
            }
            assertThat(actual).isEqualTo(expected);
            assertThat(list.get("total").asInt()).isEqualTo(TASKS - deletedTasks.size());
        }
    }

    /** Does what comes to mind, mostly the next task. */
    private static final class Person {
        private record Mine(Ledger ledger, long task, long id, boolean skipped) {}

        private final int number;
        private final Http http;
        private final List<Ledger> ledgers;
        private final Random random;
        private final List<Mine> mine = new ArrayList<>();
        private int leadTime;

        Person(int number, Http http, List<Ledger> ledgers) {
            this.number = number;
            this.http = http;
            this.ledgers = ledgers;
            this.random = new Random(number);
        }

        void work() {
            for (int step = 0; step < STEPS; step++) {
                int choice = random.nextInt(20);
                if (choice < 11 || mine.isEmpty()) {
                    annotate(choice < 3);
                    continue;
                }
                Mine one = mine.remove(random.nextInt(mine.size()));
                if (choice < 14) {
                    delete(one);
                } else if (choice < 16 && one.skipped()) {
                    submitSkipped(one);
                } else if (choice < 19) {
                    markKnown(one);
                } else {
                    deleteTask(one);
                }
            }
        }

        private static void expect(Http.Answer answer, int... statuses) {
            assertThat(statuses).as(answer.text()).contains(answer.status());
        }

        private void annotate(boolean skips) {
            Ledger ledger = ledgers.get(random.nextInt(ledgers.size()));
            Http.Answer next = http.get("/api/projects/" + ledger.project + "/next");
            expect(next, 200, 404);
            if (next.status() == 404) {
                return;
            }
            long task = next.json().get("id").asLong();
            ledger.given(task, number);
            ledger.leaves(task, number, !skips);
            int time = 1000 * (number + 1) + leadTime++;
            Http.Answer answer = http.post(
                    "/api/tasks/" + task + "/annotations" + (skips ? "?was_cancelled=1" : ""),
                    "{\"result\": " + Recount.result(random) + ", \"lead_time\": " + time + "}");
            expect(answer, 201, 404);
            if (answer.status() == 201) {
                long id = answer.json().get("id").asLong();
                ledger.stores(task, id, time);
                mine.add(new Mine(ledger, task, id, skips));
            }
        }

        private void delete(Mine one) {
            one.ledger().takesBack(one.task(), one.id(), !one.skipped());
            expect(http.delete("/api/annotations/" + one.id()), 204, 404);
        }

        /** The skip becomes an annotation, whatever the others have done with the task meanwhile. */
        private void submitSkipped(Mine one) {
            one.ledger().addsBesides(one.task());
            expect(
                    http.patch(
                            "/api/annotations/" + one.id(),
                            "{\"was_cancelled\": false, \"result\": " + Recount.result(random) + "}"),
                    200,
                    404);
            mine.add(new Mine(one.ledger(), one.task(), one.id(), false));
        }

        private void markKnown(Mine one) {
            expect(
                    http.patch("/api/annotations/" + one.id(), "{\"ground_truth\": " + random.nextBoolean() + "}"),
                    200,
                    404);
            mine.add(one);
        }

        private void deleteTask(Mine one) {
            one.ledger().deletesTask(one.task());
            expect(http.delete("/api/tasks/" + one.task()), 204, 404);
        }
    }
}
