package dev.tagloop.server.queue;

import static dev.tagloop.server.TestStudio.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two annotators who work at the same time share the tasks: nobody's work is done twice, and none is left. */
@Tag("thorough")
class NoTaskIsHandedTwiceTest {
    private static final int TASKS = 120;

    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private long project(String more) {
        long project = studio.project(TestStudio.NER);
        assertThat(studio.ann().patch("/api/projects/" + project, more).status())
                .isEqualTo(200);
        StringBuilder tasks = new StringBuilder("[");
        for (int i = 0; i < TASKS; i++) {
            tasks.append(i == 0 ? "" : ", ").append("{\"text\": \"").append(i).append("\"}");
        }
        studio.importTasks(project, tasks.append("]").toString());
        return project;
    }

    /** Takes and annotates tasks until none is left and returns what was taken, in order. */
    private static List<Long> work(Http annotator, long project, CountDownLatch start) throws InterruptedException {
        List<Long> taken = new ArrayList<>();
        start.countDown();
        start.await();
        while (true) {
            Http.Answer next = annotator.get("/api/projects/" + project + "/next");
            if (next.status() == 404) {
                return taken;
            }
            long task = next.json().get("id").asLong();
            taken.add(task);
            created(annotator.post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
        }
    }

    private List<List<Long>> workTogether(long project) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            CountDownLatch start = new CountDownLatch(2);
            Future<List<Long>> ann = people.submit(() -> work(studio.ann(), project, start));
            Future<List<Long>> bob = people.submit(() -> work(studio.bob(), project, start));
            return List.of(ann.get(), bob.get());
        }
    }

    @Test
    void withOverlapOneEveryTaskGoesToOnePerson() throws Exception {
        List<List<Long>> taken = workTogether(project("{\"sampling\": \"Sequential sampling\"}"));
        List<Long> all = new ArrayList<>(taken.get(0));
        all.addAll(taken.get(1));
        Collections.sort(all);
        assertThat(all).hasSize(TASKS).doesNotHaveDuplicates();
        assertThat(taken).allSatisfy(mine -> assertThat(mine).isNotEmpty().isSorted());
    }

    @Test
    void uniformSamplingGivesEveryTaskOnceAndNotInOrder() throws Exception {
        List<List<Long>> taken = workTogether(project("{\"sampling\": \"Uniform sampling\"}"));
        List<Long> all = new ArrayList<>(taken.get(0));
        all.addAll(taken.get(1));
        assertThat(all).hasSize(TASKS).doesNotHaveDuplicates();
        List<Long> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        assertThat(all).isNotEqualTo(sorted);
    }

    @Test
    void withOverlapTwoBothGetEveryTaskOnce() throws Exception {
        List<List<Long>> taken = workTogether(project("{\"maximum_annotations\": 2}"));
        assertThat(taken).allSatisfy(mine -> assertThat(mine).hasSize(TASKS).doesNotHaveDuplicates());
    }

    @Test
    void aTaskThatSomebodyHoldsIsPassedOverUntilTheLockEnds() {
        long project = studio.project(TestStudio.NER);
        long only = studio.task(project, "only");
        String next = "/api/projects/" + project + "/next";
        String lock = studio.ann().get(next).json().get("unique_lock_id").asString();
        assertThat(studio.bob().get(next).status()).isEqualTo(404);
        assertThat(studio.ann().get(next).json().get("unique_lock_id").asString())
                .isEqualTo(lock);
        // A skip gives the task back to the others.
        created(studio.ann().post("/api/tasks/" + only + "/annotations?was_cancelled=1", "{}"));
        assertThat(studio.bob().get(next).json().get("id").asLong()).isEqualTo(only);
        assertThat(studio.ann().get(next).status()).isEqualTo(404);
    }
}
