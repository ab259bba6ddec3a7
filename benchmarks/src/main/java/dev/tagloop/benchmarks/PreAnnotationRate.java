package dev.tagloop.benchmarks;

import dev.tagloop.cli.Main;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.preannotation.PreAnnotation;
import dev.tagloop.learning.preannotation.PreAnnotator;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Entity;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.Precision;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tasks a second of a project on a running server that get a stored prediction; peer: the tutorial's way, one text and one request a task. The
 * peer runs the same model by ONNX Runtime, which is faster than what the tutorial has.
 */
record PreAnnotationRate(Engine engine, Effort effort, Path folder) implements Benchmark {
    private static final String LABELS =
            "<Label value='PER'/><Label value='ORG'/><Label value='LOC'/><Label value='MISC'/>";
    private static final String CONFIG =
            "<View><Text name='text' value='$text'/><Labels name='ner' toName='text'>" + LABELS + "</Labels></View>";

    @Override
    public String name() {
        return "pre-annotation";
    }

    @Override
    public void run(Report report) throws Exception {
        Path model = FittedModel.in(folder, effort.quick());
        Corpus corpus = Corpus.read(effort.quick());
        report.title("Tasks a second that get a stored prediction on " + engine.name() + ", " + corpus.name()
                + "'s test part (" + corpus.test().size() + " sentences), " + effort.rounds()
                + " rounds in turn; peer: one text and one request a task, fp32 by ONNX Runtime");
        try (Server server = Server.start(engine, folder, "--no-learner")) {
            for (int threads : effort.threads()) {
                measure(report, server, model, corpus.testTexts(), threads);
            }
        }
    }

    private void measure(Report report, Server server, Path model, List<String> texts, int threads) throws Exception {
        Checkpoint checkpoint = Checkpoint.read(model);
        PipelineSettings settings = PipelineSettings.defaults().withThreads(threads);
        try (TokenClassificationPipeline exact = Pipelines.tokenClassification(checkpoint, settings);
                TokenClassificationPipeline small =
                        Pipelines.tokenClassification(checkpoint, settings.withPrecision(Precision.INT8));
                StudioClient client = StudioClient.connect(server.url(), Server.TOKEN)) {
            exact.predict(texts, Aggregation.SIMPLE);
            small.predict(texts, Aggregation.CONSTRAINED);
            new Turns("/s", Turns.Better.MORE)
                    .way(Turns.at("one text, one request a task", threads), () -> {
                        long project = server.project(CONFIG, texts);
                        return rate(texts, () -> oneByOne(server, exact, project, texts));
                    })
                    .way(Turns.at("PreAnnotator, fp32", threads), () -> {
                        long project = server.project(CONFIG, texts);
                        return rate(texts, () -> together(client, exact, project));
                    })
                    .way(Turns.at("PreAnnotator, int8", threads), () -> {
                        long project = server.project(CONFIG, texts);
                        return rate(texts, () -> together(client, small, project));
                    })
                    .run(effort.rounds())
                    .report(report);
        }
        if (threads == effort.threads().getLast()) {
            command(report, server, model, texts);
        }
    }

    /** The whole command, its start and the opening of the model included; it uses all processors. */
    private void command(Report report, Server server, Path model, List<String> texts) throws Exception {
        Sample rates = new Sample();
        for (int round = 0; round < effort.rounds(); round++) {
            List<String> arguments = List.of(
                    "predict",
                    "--model",
                    model.toString(),
                    "--url",
                    server.url(),
                    "--token",
                    Server.TOKEN,
                    "--project",
                    Long.toString(server.project(CONFIG, texts)));
            rates.add(rate(texts, () -> Child.run(Main.class, arguments, folder.resolve("predict.log"))));
        }
        report.figure("tagloop predict --project, its start included, median", rates.median(), "/s");
    }

    private static double rate(List<String> texts, Sample.Action action) throws Exception {
        Sample one = new Sample();
        one.time(action);
        return texts.size() * 1e3 / one.median();
    }

    private static void together(StudioClient client, TokenClassificationPipeline pipeline, long project) {
        long done = new PreAnnotator(client, pipeline)
                .run(PreAnnotation.unlabeled(project, "all together"), Progress.NONE, new CancelToken())
                .predicted();
        if (done == 0) {
            throw new IllegalStateException("no task of project " + project + " got a prediction");
        }
    }

    private static void oneByOne(Server server, TokenClassificationPipeline pipeline, long project, List<String> texts)
            throws Exception {
        List<Server.TextTask> tasks = server.texts(project, texts.size());
        for (Server.TextTask task : tasks) {
            ObjectNode body = Json.mapper().createObjectNode();
            body.put("task", task.id()).put("model_version", "one by one");
            ArrayNode regions = body.putArray("result");
            for (Entity entity : pipeline.predict(task.text(), Aggregation.SIMPLE)) {
                ObjectNode region = regions.addObject();
                region.put("from_name", "ner").put("to_name", "text").put("type", "labels");
                region.put("score", entity.score());
                region.putObject("value")
                        .put("start", entity.span().start())
                        .put("end", entity.span().end())
                        .put("text", entity.word())
                        .putArray("labels")
                        .add(entity.label());
            }
            server.post("/api/predictions", Json.write(body));
        }
    }
}
