import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.metrics.EntityScores;
import dev.tagloop.core.metrics.Scheme;
import dev.tagloop.core.metrics.ScoreReport;
import dev.tagloop.core.metrics.TokenAccuracy;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.datasets.Row;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.auth.WhoAmI;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.labelstudio.client.Connection;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.RowTasks;
import dev.tagloop.labelstudio.convert.SpanWriter;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.MlConnection;
import dev.tagloop.labelstudio.model.NewPrediction;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.backend.ServedModel;
import dev.tagloop.learning.backend.TokenClassificationBackend;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.export.DatasetSettings;
import dev.tagloop.learning.export.LabelDataset;
import dev.tagloop.learning.export.PieceTokenizer;
import dev.tagloop.learning.snapshot.AdjudicationPolicy;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.mlbackend.BackendServer;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Entity;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import dev.tagloop.training.trainer.EncodedExample;
import dev.tagloop.training.trainer.EvalPrediction;
import dev.tagloop.training.trainer.IntervalStrategy;
import dev.tagloop.training.trainer.TrainOutput;
import dev.tagloop.training.trainer.Trainer;
import dev.tagloop.training.trainer.TrainingArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Hugging Face + Label Studio tutorial in Java, step by step and with its own names: a data set of the Hub becomes a
 * project, labels become a model, models suggest the rest, first once and then as an ML backend.
 *
 * <pre>
 * examples/tutorial-hub            prints the two variables of a Hub on this machine; leave it out for the real Hub
 * ./tagloop server --username you@example.com --user-token 0123456789abcdef0123456789abcdef01234567
 * export LABEL_STUDIO_URL=http://localhost:8080 LABEL_STUDIO_API_KEY=0123456789abcdef0123456789abcdef01234567
 * ./tagloop java examples/Tutorial.java --gold-labels
 * </pre>
 *
 * Without {@code --gold-labels} it waits at step 5 until you have labelled some tasks. docs/TUTORIAL.md tells more.
 */
public class Tutorial {
    static final String SOURCE = "wikiann";
    static final String ENCODER = "bert-base-cased";
    static final String MODEL = "dslim/bert-base-NER";
    static final String NER_CONFIG = """
            <View>
              <Text name="text" value="$text"/>
              <Labels name="ner" toName="text">
                <Label value="PER" background="#FF6B6B"/>
                <Label value="ORG" background="#4ECDC4"/>
                <Label value="LOC" background="#95E77D"/>
                <Label value="MISC" background="#FFE66D"/>
              </Labels>
            </View>
            """;
    static final LabelConfig CONFIG = LabelConfig.parse(NER_CONFIG);
    static final SpanWriter WRITER = SpanWriter.of(CONFIG);
    /** What the model calls a thing, and what the project calls it; whatever is not here is MISC. */
    static final Map<String, String> LABEL_MAPPING =
            Map.of("PER", "PER", "ORG", "ORG", "LOC", "LOC", "MISC", "MISC");

    public static void main(String[] args) throws Exception {
        boolean goldLabels = List.of(args).contains("--gold-labels");
        String url = System.getenv().getOrDefault("LABEL_STUDIO_URL", "http://localhost:8080");
        String apiKey = System.getenv("LABEL_STUDIO_API_KEY");
        if (apiKey == null) {
            throw new IllegalStateException("Set LABEL_STUDIO_API_KEY: your token is on the server's account page.");
        }
        try (StudioClient studio = StudioClient.connect(url, apiKey);
                Hub hub = Hub.create()) {
            Connection connection = studio.checkConnection();
            System.out.println("Step 1: connected to " + studio.url() + ": " + connection.status());
            logIn(hub, System.getenv("HF_TOKEN"));

            Project project = studio.startProject(ProjectSettings.titled("Hugging Face + Label Studio NER Tutorial")
                    .labelConfig(NER_CONFIG)
                    .description("Tutorial: NER annotation with rows of " + SOURCE));
            System.out.println("Step 3: project " + project.id() + ": " + studio.projectUrl(project.id()));

            Dataset dataset = Datasets.load(SOURCE, "en", "train[:100]");
            List<Long> tasks = importRows(studio, project, dataset);

            if (goldLabels) {
                labelAsThePublishersDid(studio, dataset, tasks);
            } else {
                waitForLabels(studio, project);
            }

            LabelSnapshot snapshot = export(studio, project);
            Path encoder = hub.snapshot(RepoId.model(ENCODER));
            LabelDataset labelled = align(snapshot, encoder);
            if (snapshot.entries().size() < 10) {
                System.out.println("Step 7: skipped, since training needs at least 10 labelled tasks.");
            } else {
                trainAsTheTutorial(labelled, encoder);
                trainWithOurDefaults(snapshot);
            }

            Path model = hub.snapshot(RepoId.model(MODEL));
            try (TokenClassificationPipeline ner = Pipelines.tokenClassification(model)) {
                tryOnASample(ner);
                preAnnotate(studio, project, ner);
            }
            serveAndConnect(studio, project);
        }
    }

    /** Step 2: a token that is missing or wrong is no reason to stop; what is public can be read without one. */
    static void logIn(Hub hub, String token) {
        if (token == null) {
            System.out.println("Step 2: no HF_TOKEN; going on with what is public.");
            return;
        }
        try {
            WhoAmI account = hub.login(token);
            System.out.println("Step 2: logged in at " + hub.endpoint() + " as " + account.name());
        } catch (HubException e) {
            System.out.println("Step 2: warning: " + e.getMessage());
            System.out.println("        Going on with what is public.");
        }
    }

    /** Step 4: each row becomes a task that knows where it came from. */
    static List<Long> importRows(StudioClient studio, Project project, Dataset dataset) {
        System.out.println("Step 4: loaded " + dataset.size() + " rows of " + SOURCE + " with the tags "
                + dataset.features().classLabel("ner_tags").names());
        RowTasks rows = RowTasks.of(SOURCE, CONFIG);
        List<NewTask> tasks = new ArrayList<>();
        for (int i = 0; i < dataset.size(); i++) {
            tasks.add(rows.fromTokens(dataset.get(i).strings("tokens"), i));
        }
        List<Long> ids = studio.projects().importTasks(project.id(), tasks).taskIds();
        Task first = studio.tasks().get(ids.getFirst());
        System.out.println("        Imported " + ids.size() + " tasks; the first one: "
                + first.data().text("text").orElseThrow());
        return ids;
    }

    /** Step 5, for tests: the labels that came with the rows stand in for what a person would do in the browser. */
    static void labelAsThePublishersDid(StudioClient studio, Dataset dataset, List<Long> tasks) {
        List<LabeledText> gold = LabeledTexts.of(dataset).texts();
        for (int i = 0; i < 60; i++) {
            studio.annotations().create(tasks.get(i), WRITER.regions(gold.get(i)));
        }
        System.out.println("Step 5: simulated: 60 tasks have the labels that came with their rows.");
    }

    /** Step 5: a person labels in the browser. */
    static void waitForLabels(StudioClient studio, Project project) throws InterruptedException {
        System.out.println("Step 5: label at least 10 tasks at " + studio.projectUrl(project.id()) + ", I wait here.");
        long labelled;
        do {
            Thread.sleep(2000);
            try (Stream<Task> done = studio.tasks().listAnnotated(project.id())) {
                labelled = done.limit(10).count();
            }
        } while (labelled < 10);
    }

    /** Step 6: only what somebody has labelled is learned from, one answer a task. */
    static LabelSnapshot export(StudioClient studio, Project project) {
        try (Stream<Task> exported = studio.exports().tasks(project.id(), ExportOptions.annotated())) {
            LabelSnapshot snapshot = LabelSnapshot.of(NER_CONFIG, exported::iterator, AdjudicationPolicy.STANDARD);
            System.out.println("Step 6: exported: " + snapshot.report());
            return snapshot;
        }
    }

    /** Step 6: labels on word pieces. No text is cut, and each span that misses the edges of words is reported. */
    static LabelDataset align(LabelSnapshot snapshot, Path encoder) {
        try (FastTokenizer tokenizer = FastTokenizer.of(Checkpoint.read(encoder))) {
            LabelDataset labelled = LabelDataset.of(
                    snapshot,
                    DatasetSettings.of("Hugging Face + Label Studio NER Tutorial", "the tutorial's project")
                            .withTestSize(0.15, 42)
                            .withPieces(PieceTokenizer.of(ENCODER, tokenizer)));
            Row row = labelled.splits().train().get(0);
            System.out.println("        Aligned " + labelled.report().spans() + " spans: "
                    + labelled.report().exact() + " exact, " + labelled.report().snapped() + " snapped, "
                    + labelled.report().dropped() + " dropped");
            System.out.println("        input_ids      " + row.integers("input_ids"));
            System.out.println("        attention_mask " + row.integers("attention_mask"));
            System.out.println("        labels         " + row.integers("labels"));
            return labelled;
        }
    }

    /** Step 7: the tutorial's own training. Three epochs at this rate are little for so few labels. */
    static void trainAsTheTutorial(LabelDataset labelled, Path encoder) throws IOException {
        Path work = Files.createTempDirectory("tutorial");
        Dataset train = labelled.splits().train();
        Dataset test = labelled.splits().test();
        List<String> names = train.features().classLabel("ner_tags").names();
        TrainingArguments arguments = TrainingArguments.of(work.resolve("ner_model"))
                .numTrainEpochs(3)
                .perDeviceTrainBatchSize(8)
                .perDeviceEvalBatchSize(8)
                .learningRate(5e-5)
                .evalStrategy(IntervalStrategy.EPOCH)
                .saveStrategy(IntervalStrategy.EPOCH)
                .saveTotalLimit(2)
                .loggingSteps(10)
                .loadBestModelAtEnd(true)
                .pushToHub(false); // true, with a publisher(...), puts the model on the Hub
        Trainer<EncodedExample, EvalPrediction> trainer = Trainer.tokenClassification(Checkpoint.read(encoder), names)
                .args(arguments)
                .trainDataset(examples(train))
                .evalDataset(examples(test))
                .computeMetrics(prediction -> computeMetrics(prediction, names))
                .onLog(entry -> System.out.println("        " + entry))
                .build();
        System.out.println("Step 7: training on " + train.size() + " examples, evaluating on " + test.size());
        TrainOutput output = trainer.train();
        System.out.printf("        Final loss: %.4f%n", output.trainingLoss());
        Path saved = work.resolve("ner_model_final");
        trainer.saveModel(saved);
        System.out.println("        Model saved to " + saved);
    }

    static List<EncodedExample> examples(Dataset rows) {
        return rows.stream()
                .map(row -> EncodedExample.of(
                        row.integers("input_ids"), row.integers("attention_mask"), row.integers("labels")))
                .toList();
    }

    /** Strict F1 of whole entities. The accuracy beside it counts tokens, most of which are outside of any name. */
    static Map<String, Double> computeMetrics(EvalPrediction prediction, List<String> names) {
        List<List<String>> labels = prediction.labels(names);
        List<List<String>> predicted = prediction.predicted(names);
        ScoreReport scores = EntityScores.strict(Scheme.IOB2).compare(labels, predicted);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("precision", scores.micro().precision());
        metrics.put("recall", scores.micro().recall());
        metrics.put("f1", scores.micro().f1());
        metrics.put("accuracy", TokenAccuracy.of(labels, predicted));
        return metrics;
    }

    /** Step 7 again, with what was measured to do well for few labels. */
    static void trainWithOurDefaults(LabelSnapshot snapshot) throws IOException {
        Path folder = Files.createTempDirectory("tutorial").resolve("model");
        TrainingRun run = new LocalTrainer()
                .train(
                        TrainingData.of(snapshot, "the tutorial's project"),
                        TrainingOptions.defaults(),
                        folder,
                        TrainingWatch.none());
        System.out.printf(
                "        The same labels with Tagloop's own settings: %d epochs, F1 %.3f on %d texts held out%n",
                run.epochs().size(), run.f1().orElseThrow(), run.scores().documents());
    }

    /** Step 8: a model as a pipeline; tokens become names. */
    static void tryOnASample(TokenClassificationPipeline ner) {
        String sample = "Apple Inc. was founded by Steve Jobs in California.";
        List<Entity> entities = ner.predict(sample, Aggregation.SIMPLE);
        System.out.println("Step 8: \"" + sample + "\" holds " + entities.size() + " entities:");
        entities.forEach(entity -> System.out.printf(
                "        \"%s\" → %s (confidence: %.2f)%n",
                Text.of(sample).slice(entity.span()), entity.label(), entity.score()));
    }

    /** Step 9: suggestions for ten tasks that nobody has labelled, under the name of who made them. */
    static void preAnnotate(StudioClient studio, Project project, TokenClassificationPipeline ner) {
        List<Task> unlabelled;
        try (Stream<Task> all = studio.tasks().listUnannotated(project.id())) {
            unlabelled = all.limit(10).toList();
        }
        for (Task task : unlabelled) {
            String text = task.data().text("text").orElseThrow();
            List<ScoredSpan> spans = ner.predict(text, Aggregation.SIMPLE).stream()
                    .map(entity -> new ScoredSpan(
                            entity.span(), LABEL_MAPPING.getOrDefault(entity.label(), "MISC"), entity.score()))
                    .toList();
            studio.predictions()
                    .create(NewPrediction.of(task.id().orElseThrow(), WRITER.regions(text, spans))
                            .modelVersion("huggingface-bert-base-NER"));
        }
        System.out.println("Step 9: created " + unlabelled.size() + " pre-annotations. Next steps:");
        System.out.println("        1. Open " + studio.projectUrl(project.id()));
        System.out.println("        2. Review and correct the pre-annotations");
        System.out.println("        3. Submit them");
        System.out.println("        4. Export and train again");
    }

    /** Production: the model as an ML backend that the server asks. A program of your own would go on serving. */
    static void serveAndConnect(StudioClient studio, Project project) {
        int port = Integer.parseInt(System.getenv().getOrDefault("BACKEND_PORT", "9090"));
        ServedModel served = ServedModel.load(MODEL, PipelineSettings.defaults());
        try (TokenClassificationBackend backend = new TokenClassificationBackend(served);
                BackendServer server = BackendServer.serve(backend, options -> options.port(port))) {
            // What Settings → Machine Learning → Add Model does, with "Use for interactive preannotations" ticked.
            MlConnection connected = studio.backends()
                    .add(project.id(), MlConnection.to(server.url(), "Named entities").interactive(true));
            System.out.println("Production: " + connected.title() + " at " + connected.url() + ": " + connected.state()
                    + ", predicts as " + connected.modelVersion());
            Task task = studio.projects().nextTask(project.id()).orElseThrow();
            Prediction suggestion =
                    studio.backends().suggest(connected.id(), task.id().orElseThrow(), JsonObject.empty());
            System.out.println("        Opening task " + task.id().orElseThrow() + " shows "
                    + suggestion.result().stream()
                            .map(region -> ((LabelsRegion) region).text().orElse("") + " "
                                    + ((LabelsRegion) region).labels())
                            .toList());
        }
    }
}
