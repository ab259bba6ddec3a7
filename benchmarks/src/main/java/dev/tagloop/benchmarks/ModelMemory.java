package dev.tagloop.benchmarks;

import dev.tagloop.cli.Main;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What models hold in memory and how long the first prediction takes: a command that trains, one that predicts a text, a backend before and
 * after its first answer. Peers: the bare program ({@code tagloop --version}), an empty Javalin server, and a training padded to the longest.
 */
record ModelMemory(Effort effort, Path folder) implements Benchmark {
    private static final String TEXT = "Ann lives in Rome and works for the Kestrel Society .";
    private static final int IDLE_MILLIS = 2000;

    @Override
    public String name() {
        return "model-memory";
    }

    @Override
    public void run(Report report) throws Exception {
        Path model = folder.resolve("model");
        int threads = effort.threads().getLast();
        report.title(
                "Memory and first predictions, " + effort.rounds()
                        + " rounds in turn; peers: the bare program, an empty Javalin server, a training padded to the longest");
        if (effort.quick()) {
            model = FittedModel.in(folder, true);
        } else {
            train(report, model, threads);
        }
        trainings(report, threads);
        commands(report, model);
        servers(report, model);
    }

    private void train(Report report, Path model, int threads) throws Exception {
        List<String> arguments = List.of(
                "train",
                "--data",
                "starter-ner",
                "--epochs",
                "1",
                "--threads",
                Integer.toString(threads),
                "--output",
                model.toString());
        Watched training = Watched.run(folder.resolve("train.jsa"), Main.class, arguments, folder.resolve("train.log"));
        report.figure("tagloop train, starter-ner, one epoch, peak", training.peakMegabytes(), "MB");
    }

    private void trainings(Report report, int threads) throws Exception {
        double padded = peak(TrainingRun.Way.PADDED, threads);
        double ours = peak(TrainingRun.Way.BY_LENGTH, threads);
        report.figure("training, all padded to the longest, peak", padded, "MB");
        report.figure("training, batches of like length, peak", ours, "MB");
        report.figure("batches of like length : all padded, peak", ours / padded, "times as much");
    }

    private double peak(TrainingRun.Way way, int threads) throws Exception {
        JsonNode said = Child.answer(
                TrainingRun.class,
                List.of(
                        way.name(),
                        Boolean.toString(effort.quick()),
                        Integer.toString(effort.sentences()),
                        Integer.toString(threads)),
                threads,
                folder.resolve("run.log"));
        return said.get("peak_mb").asDouble();
    }

    private void commands(Report report, Path model) throws Exception {
        Sample bare = new Sample();
        Sample first = new Sample();
        Sample bareMemory = new Sample();
        Sample memory = new Sample();
        List<String> predict = List.of("predict", "--model", model.toString(), "--text", TEXT);
        // The first start makes the archive of class data.
        Path archive = folder.resolve("predict.jsa");
        Watched.run(archive, Main.class, predict, folder.resolve("predict.log"));
        for (int round = 0; round < effort.rounds(); round++) {
            Watched version = Watched.run(archive, Main.class, List.of("--version"), folder.resolve("version.log"));
            bare.add(version.seconds());
            bareMemory.add(version.peakMegabytes());
            Watched predicted = Watched.run(archive, Main.class, predict, folder.resolve("predict.log"));
            first.add(predicted.seconds());
            memory.add(predicted.peakMegabytes());
        }
        report.figure("tagloop --version, median", bare.median(), "s");
        report.figure("tagloop predict --text, median", first.median(), "s");
        report.figure("tagloop predict --text : tagloop --version", first.median() / bare.median(), "times as long");
        report.figure("tagloop --version, peak", bareMemory.median(), "MB");
        report.figure("tagloop predict --text, peak", memory.median(), "MB");
    }

    private void servers(Report report, Path model) throws Exception {
        // The first starts make the archives of class data.
        backend(model).close();
        emptyServer().close();
        Sample ready = new Sample();
        Sample idle = new Sample();
        Sample first = new Sample();
        Sample then = new Sample();
        Sample after = new Sample();
        Sample empty = new Sample();
        Sample emptyMemory = new Sample();
        for (int round = 0; round < effort.rounds(); round++) {
            try (Backend backend = backend(model);
                    HttpClient client = HttpClient.newHttpClient()) {
                Child child = backend.child;
                ready.add(child.readyMillis());
                Thread.sleep(IDLE_MILLIS);
                idle.add(child.residentMegabytes());
                first.time(() -> predict(client, backend.url));
                then.time(() -> predict(client, backend.url));
                after.add(child.residentMegabytes());
            }
            try (Child child = emptyServer()) {
                empty.add(child.readyMillis());
                Thread.sleep(IDLE_MILLIS);
                emptyMemory.add(child.residentMegabytes());
            }
        }
        report.figure("empty Javalin, first answer after", empty.median(), "ms");
        report.figure("tagloop backend start, first answer after", ready.median(), "ms");
        report.figure("tagloop backend start : empty Javalin", ready.median() / empty.median(), "times as long");
        report.figure("the backend's first prediction", first.median(), "ms");
        report.figure("its second prediction", then.median(), "ms");
        report.figure("empty Javalin, resident", emptyMemory.median(), "MB");
        report.figure("the backend, resident before its first prediction", idle.median(), "MB");
        report.figure("the backend, resident after two predictions", after.median(), "MB");
        report.figure("the backend : empty Javalin, resident", after.median() / emptyMemory.median(), "times as much");
    }

    private Backend backend(Path model) throws Exception {
        int port = Server.freePort();
        String url = "http://127.0.0.1:" + port;
        List<String> arguments = List.of("backend", "start", model.toString(), "--port", Integer.toString(port));
        return new Backend(
                Child.start(
                        folder.resolve("backend.jsa"),
                        url + "/health",
                        folder.resolve("backend.log"),
                        Main.class,
                        arguments),
                url);
    }

    /** The backend as people start it. */
    private record Backend(Child child, String url) implements AutoCloseable {
        @Override
        public void close() {
            child.close();
        }
    }

    private Child emptyServer() throws Exception {
        int port = Server.freePort();
        return Child.start(
                folder.resolve("empty.jsa"),
                "http://127.0.0.1:" + port + "/health",
                folder.resolve("empty.log"),
                EmptyServer.class,
                List.of(Integer.toString(port)));
    }

    /** Asks for one task, again where the model is still being loaded. */
    private static void predict(HttpClient client, String url) throws Exception {
        String body = "{\"project\": \"1.0\", \"label_config\": \"<View><Text name='text' value='$text'/>"
                + "<Labels name='ner' toName='text'><Label value='PER'/><Label value='ORG'/><Label value='LOC'/>"
                + "<Label value='MISC'/></Labels></View>\", \"tasks\": [{\"id\": 1, \"data\": {\"text\": \"" + TEXT
                + "\"}}]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/predict"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() == 503) {
            Thread.sleep(20);
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(url + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
