package dev.tagloop.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.ManualClock;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Twenty annotators at once who submit, skip, walk away in the middle and work in two windows: no task is ever with more people than it still
 * needs annotations, none gets more through the queue, and in the end every task has exactly as many as its overlap.
 */
@Tag("thorough")
class EveryTaskGetsItsOverlapTest {
    private static final int PEOPLE = 20;
    private static final int TASKS = 300;
    private static final int STEPS_A_SHIFT = 15;
    private static final Duration LEASE = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @ParameterizedTest
    @CsvSource({
        "1, Sequential sampling",
        "1, Uniform sampling",
        "2, Sequential sampling",
        "2, Uncertainty sampling",
        "3, Uniform sampling"
    })
    void underMixedWork(int overlap, String sampling) throws Exception {
        try (TestStudio studio = new TestStudio(folder, clock, config -> config.taskLockTtl(LEASE))) {
            long project = project(studio, overlap, sampling);
            Ledger ledger = new Ledger(overlap);
            Floor floor = new Floor(studio, project, ledger);
            floor.work();
            assertThat(ledger.wrong).isEmpty();
            JsonNode list =
                    TestStudio.ok(studio.ann().get("/api/tasks?project=" + project + "&fields=all&page_size=" + TASKS));
            assertThat(list.get("tasks").size()).isEqualTo(TASKS);
            for (JsonNode task : list.get("tasks")) {
                Set<Long> people = new HashSet<>();
                task.get("annotations").forEach(annotation -> {
                    if (!annotation.get("was_cancelled").asBoolean()) {
                        people.add(annotation.get("completed_by").asLong());
                    }
                });
                assertThat(task.get("total_annotations").asInt()).isEqualTo(overlap);
                assertThat(people).hasSize(overlap);
                assertThat(task.get("is_labeled").asBoolean()).isTrue();
            }
        }
    }

    private static long project(TestStudio studio, int overlap, String sampling) {
        long project = studio.project(TestStudio.NER);
        TestStudio.ok(studio.ann()
                .patch(
                        "/api/projects/" + project,
                        "{\"maximum_annotations\": " + overlap + ", \"sampling\": \"" + sampling + "\"}"));
        StringBuilder tasks = new StringBuilder("[");
        for (int i = 0; i < TASKS; i++) {
            tasks.append(i == 0 ? "" : ", ")
                    .append("{\"data\": {\"text\": \"")
                    .append(i)
                    .append("\"}, \"predictions\": [{\"model_version\": \"m\", \"result\": [], \"score\": 0.")
                    .append(i * 7919 % 1000)
                    .append("}]}");
        }
        studio.importTasks(project, tasks.append("]").toString());
        return project;
    }

    /** What the annotators know together: who works on what and how many annotations were sent. */
    private static final class Ledger {
        private final int overlap;
        private final Map<Long, Set<Integer>> holders = new ConcurrentHashMap<>();
        private final Map<Long, Integer> sent = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

        Ledger(int overlap) {
            this.overlap = overlap;
        }

        synchronized void given(long task, int person) {
            Set<Integer> with = holders.computeIfAbsent(task, key -> new HashSet<>());
            with.add(person);
            int submitted = sent.getOrDefault(task, 0);
            if (with.size() + submitted > overlap) {
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

        synchronized void everybodyWentHome() {
            holders.clear();
        }
    }

    /** The people, in shifts: between two shifts the leases of those who walked away run out. */
    private final class Floor {
        private final ConcurrentHashMap<Integer, Boolean> idle = new ConcurrentHashMap<>();
        private final List<Http> people = new ArrayList<>();
        private final long project;
        private final Ledger ledger;
        private final CyclicBarrier shift;
        private volatile boolean over;

        Floor(TestStudio studio, long project, Ledger ledger) {
            this.project = project;
            this.ledger = ledger;
            for (int i = 0; i < PEOPLE; i++) {
                people.add(studio.member("person" + i + "@example.com"));
            }
            this.shift = new CyclicBarrier(PEOPLE, this::endOfShift);
        }

        private void endOfShift() {
            over = idle.size() == PEOPLE && idle.values().stream().allMatch(nothingLeft -> nothingLeft);
            clock.jump(LEASE.plusSeconds(1));
            ledger.everybodyWentHome();
        }

        void work() throws Exception {
            try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < PEOPLE; i++) {
                    int person = i;
                    all.add(threads.submit(() -> {
                        work(person);
                        return null;
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
        }

        private void work(int person) throws Exception {
            Random random = new Random(person);
            while (!over) {
                boolean anything = false;
                for (int step = 0; step < STEPS_A_SHIFT; step++) {
                    Http http = people.get(person);
                    Http.Answer next = http.get("/api/projects/" + project + "/next");
                    if (next.status() != 200) {
                        expect(next, 404);
                        break;
                    }
                    anything = true;
                    long task = next.json().get("id").asLong();
                    ledger.given(task, person);
                    if (random.nextInt(4) == 0) {
                        sameInTheOtherWindow(http, next.json());
                    }
                    int choice = random.nextInt(20);
                    if (choice == 0) {
                        // Walks away; the lease runs out.
                        break;
                    }
                    boolean submits = choice > 2;
                    ledger.leaves(task, person, submits);
                    expect(
                            http.post(
                                    "/api/tasks/" + task + "/annotations" + (submits ? "" : "?was_cancelled=1"),
                                    "{\"result\": []}"),
                            201);
                }
                idle.put(person, !anything);
                shift.await();
            }
        }

        private void sameInTheOtherWindow(Http http, JsonNode first) {
            Http.Answer again = http.get("/api/projects/" + project + "/next");
            if (again.status() != 200
                    || !again.json().get("unique_lock_id").equals(first.get("unique_lock_id"))
                    || !again.json().get("id").equals(first.get("id"))) {
                ledger.wrong.add("another window got " + again.text() + " instead of " + first);
            }
        }

        private void expect(Http.Answer answer, int status) {
            if (answer.status() != status) {
                ledger.wrong.add(answer.status() + " " + answer.text());
            }
        }
    }
}
