package dev.tagloop.cli.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.TinyModel;
import dev.tagloop.labelstudio.backend.BackendAddress;
import dev.tagloop.labelstudio.backend.BackendConnector.Reach;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.backend.ServedModel;
import dev.tagloop.learning.backend.TokenClassificationBackend;
import dev.tagloop.mlbackend.BackendServer;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP, JSON and the queue take little beside the model, also where every request is for one task alone. Clients run in this process too. */
@Tag("slow")
class BackendKeepsTheModelsPaceTest {
    private static final BackendProject PROJECT = BackendProject.of(
            1,
            Instant.EPOCH,
            "<View><Text name='text' value='$text'/><Labels name='ner' toName='text'><Label value='PER'/><Label value='LOC'/></Labels></View>");
    private static final int CLIENTS = 32;
    private static final int TASKS = 512;

    @TempDir
    Path folder;

    private static List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            String text = "Ann lives in Rome now and Bob , who met Cleo there , lives in Oslo since then . ";
            tasks.add(new Task(JsonObject.parse("{\"id\": " + i + ", \"data\": {\"text\": \"" + text + i + "\"}}")));
        }
        return tasks;
    }

    @Test
    void withThirtyTwoClientsAtOnce() throws Exception {
        Path model = TinyModel.train(folder, "tiny").folder();
        List<Task> tasks = tasks();
        try (TokenClassificationBackend backend = new TokenClassificationBackend(
                        ServedModel.load(model.toString(), PipelineSettings.defaults()));
                BackendServer server = BackendServer.serve(backend, options -> options.port(0));
                GatedConnector connector = new GatedConnector(List.of())) {
            ConnectedBackend remote = connector.connect(BackendAddress.of(server.url()), Reach.THIS_MACHINE_TOO);
            // Once without counting, for the compiler.
            own(backend, tasks.subList(0, 128));
            served(remote, tasks.subList(0, 128), 1);
            List<Double> one = new ArrayList<>();
            List<Double> sixteen = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                double alone = own(backend, tasks);
                double single = served(remote, tasks, 1);
                double many = served(remote, tasks, 16);
                one.add(single / alone);
                sixteen.add(many / alone);
                System.out.printf(
                        "tasks/s: model alone %.0f, 1 a request %.0f (%.2f), 16 a request %.0f (%.2f)%n",
                        alone, single, single / alone, many, many / alone);
            }
            assertThat(median(one)).isGreaterThan(0.7);
            assertThat(median(sixteen)).isGreaterThan(0.85);
        }
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    /** The model's own rate: as many tasks at once as the host puts together. */
    private static double own(TokenClassificationBackend backend, List<Task> tasks) {
        long start = System.nanoTime();
        for (int from = 0; from < tasks.size(); from += 32) {
            backend.predict(PredictionRequest.of(PROJECT, tasks.subList(from, from + 32)));
        }
        return tasks.size() * 1e9 / (System.nanoTime() - start);
    }

    private static double served(ConnectedBackend remote, List<Task> tasks, int size) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                ends.add(clients.submit(() -> {
                    for (int from = next.getAndAdd(size); from < tasks.size(); from = next.getAndAdd(size)) {
                        remote.predict(PredictionRequest.of(PROJECT, tasks.subList(from, from + size)));
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        return tasks.size() * 1e9 / (System.nanoTime() - start);
    }
}
