package dev.tagloop.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.tagloop.cli.Main;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.backend.ServedModel;
import dev.tagloop.learning.backend.TokenClassificationBackend;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks a second that an ML backend predicts for 32 clients at once, against the same model asked directly, in turn. */
record PredictionRate(Path folder) implements Benchmark {
    private static final int CLIENTS = 32;
    private static final int TASKS = 512;
    private static final int ROUNDS = 5;
    /** How many tasks the model is given at once where it is asked directly: as many as the host puts together. */
    private static final int BATCH = 32;

    private static final String CONFIG = "<View><Text name='text' value='$text'/><Labels name='ner' toName='text'>"
            + "<Label value='PER'/><Label value='ORG'/><Label value='LOC'/></Labels></View>";

    @Override
    public String name() {
        return "prediction-rate";
    }

    @Override
    public void run(Report report) throws Exception {
        Path model = StarterModel.in(folder);
        List<Task> tasks = tasks();
        Sample direct = new Sample();
        Ratio one = new Ratio();
        Ratio sixteen = new Ratio();
        try (TokenClassificationBackend backend = new TokenClassificationBackend(
                        ServedModel.load(model.toString(), PipelineSettings.defaults()));
                Host host = Host.start(folder, model)) {
            direct(backend, tasks);
            host.rate(tasks, 1);
            for (int round = 0; round < ROUNDS; round++) {
                double alone = direct(backend, tasks);
                direct.add(alone);
                one.add(host.rate(tasks, 1), alone);
                sixteen.add(host.rate(tasks, 16), alone);
            }
        }
        report.title("Tasks that an ML backend predicts a second, " + CLIENTS + " clients, medians of " + ROUNDS
                + " rounds in turn; peer: the same model asked directly");
        report.figure("the model, " + BATCH + " tasks at once", direct.median(), "/s");
        one.report(report, "1 task a request", 0.7);
        sixteen.report(report, "16 tasks a request", 0.85);
    }

    /** What the clients got, as a share of the model's own rate. */
    private static final class Ratio {
        private final Sample rate = new Sample();
        private final Sample share = new Sample();
        private final Sample clients = new Sample();

        void add(Host.Rate measured, double alone) {
            rate.add(measured.tasks());
            share.add(measured.tasks() / alone);
            clients.add(measured.processors());
        }

        void report(Report report, String what, double least) {
            report.figure(what, rate.median(), "/s");
            report.gateAtLeast(what + ", share of the model's own rate", share.median(), least);
            report.figure(what + ", processors that the clients took", clients.median(), "");
        }
    }

    private static List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            String text = "Ann lives in Rome now and Bob , who met Cleo there , lives in Oslo since then . " + i;
            tasks.add(new Task(JsonObject.parse("{\"id\": " + i + ", \"data\": {\"text\": \"" + text + "\"}}")));
        }
        return tasks;
    }

    private static double direct(TokenClassificationBackend backend, List<Task> tasks) {
        BackendProject project = BackendProject.of(1, Instant.EPOCH, CONFIG);
        long start = System.nanoTime();
        for (int from = 0; from < tasks.size(); from += BATCH) {
            backend.predict(PredictionRequest.of(project, tasks.subList(from, from + BATCH)));
        }
        return tasks.size() * 1e9 / (System.nanoTime() - start);
    }

    /** The backend as people start it, in a process of its own. */
    private record Host(Child child, String url, HttpClient client) implements AutoCloseable {
        /**
         * What clients got.
         *
         * @param tasks a second
         * @param processors that this process, which is the clients, took meanwhile
         */
        record Rate(double tasks, double processors) {}

        static Host start(Path folder, Path model) throws Exception {
            int port = Server.freePort();
            String url = "http://127.0.0.1:" + port;
            List<String> command = List.of("backend", "start", model.toString(), "--port", Integer.toString(port));
            Child child = Child.start(
                    folder.resolve("backend.jsa"), url + "/health", folder.resolve("backend.log"), Main.class, command);
            return new Host(child, url, HttpClient.newHttpClient());
        }

        Rate rate(List<Task> tasks, int size) throws Exception {
            List<String> bodies = new ArrayList<>();
            for (int from = 0; from < tasks.size(); from += size) {
                bodies.add(body(tasks.subList(from, from + size)));
            }
            AtomicInteger next = new AtomicInteger();
            long cpu = processorTime();
            long start = System.nanoTime();
            Clients.run(CLIENTS, () -> {
                for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
                    predict(bodies.get(i));
                }
                return null;
            });
            double nanos = System.nanoTime() - start;
            return new Rate(tasks.size() * 1e9 / nanos, (processorTime() - cpu) / nanos);
        }

        private static String body(List<Task> tasks) {
            ObjectNode body = Json.mapper().createObjectNode();
            ArrayNode list = body.putArray("tasks");
            tasks.forEach(task -> list.add(task.json().toNode()));
            return Json.write(body.put("project", "1.0").put("label_config", CONFIG));
        }

        /** Asks once more where the model is still being loaded. */
        private void predict(String body) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/predict"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            while (answer.statusCode() == 503) {
                Thread.sleep(500);
                answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            }
            if (!Set.of(200, 201).contains(answer.statusCode())) {
                throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
        }

        private static long processorTime() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }

        @Override
        public void close() {
            client.close();
            child.close();
        }
    }
}
