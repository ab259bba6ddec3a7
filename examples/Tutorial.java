import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.labelstudio.client.Connection;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.RowTasks;
import dev.tagloop.labelstudio.convert.SpanWriter;
import dev.tagloop.labelstudio.model.NewPrediction;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Hugging Face + Label Studio tutorial in Java: a data set becomes a project, labels become a model, and the model
 * suggests the rest.
 *
 * <pre>
 * ./tagloop server --username you@example.com --user-token 0123456789abcdef0123456789abcdef01234567 &amp;
 * export LABEL_STUDIO_URL=http://localhost:8080 LABEL_STUDIO_API_KEY=0123456789abcdef0123456789abcdef01234567
 * ./tagloop java examples/Tutorial.java
 * </pre>
 *
 * It works against a Label Studio server too.
 */
public class Tutorial {
    private static final List<String> LABELS = List.of("PER", "ORG", "LOC", "MISC");
    private static final String MODEL_VERSION = "tutorial-v1";

    public static void main(String[] args) throws Exception {
        // Step 1: connect.
        String url = System.getenv().getOrDefault("LABEL_STUDIO_URL", "http://localhost:8080");
        String token = System.getenv("LABEL_STUDIO_API_KEY");
        if (token == null) {
            throw new IllegalStateException("Set LABEL_STUDIO_API_KEY: your token is on the server's account page.");
        }
        try (StudioClient studio = StudioClient.connect(url, token)) {
            Connection connection = studio.checkConnection();
            System.out.println("Connected to " + studio.url() + ": " + connection.status());

            // Step 2 of the tutorial signs in to the Hugging Face Hub. Nothing here needs it: the data set and the
            // base model come with the program.

            // Step 3: a project.
            String xml = LabelConfigTemplates.namedEntities(LABELS);
            LabelConfig config = LabelConfig.parse(xml);
            Project project = studio.startProject(ProjectSettings.titled("Hugging Face + Label Studio NER Tutorial")
                    .labelConfig(xml)
                    .description("Named entities of the starter set"));
            System.out.println("Project " + project.id() + ": " + studio.projectUrl(project.id()));

            // Step 4: a data set becomes tasks.
            Dataset dataset = Datasets.load("starter-ner", "train[:100]");
            RowTasks rows = RowTasks.of("starter-ner", config);
            List<NewTask> tasks = new ArrayList<>();
            for (int i = 0; i < dataset.size(); i++) {
                tasks.add(rows.fromTokens(dataset.get(i).strings("tokens"), i));
            }
            List<Long> ids = studio.projects().importTasks(project.id(), tasks).taskIds();
            System.out.println("Imported " + ids.size() + " tasks; the first one: "
                    + studio.tasks().get(ids.getFirst()).data().text("text").orElseThrow());

            // Step 5: label. A person does this in the browser; here the data set's own labels stand in for one.
            List<LabeledText> gold = LabeledTexts.of(dataset).texts();
            SpanWriter writer = SpanWriter.of(config);
            for (int i = 0; i < 60; i++) {
                studio.annotations().create(ids.get(i), writer.regions(gold.get(i)));
            }

            // Step 6: export. Only what somebody has labelled is learned from, one answer a task.
            LabelSnapshot snapshot;
            try (Stream<Task> exported = studio.exports().tasks(project.id(), ExportOptions.annotated())) {
                snapshot = LabelSnapshot.of(xml, exported::iterator, Adjudication.standard());
            }
            System.out.println("Exported: " + snapshot.report());

            // Step 7: train. Strict F1 of whole entities is measured on a part that is never trained on.
            Path model = Files.createTempDirectory("tutorial").resolve("ner_model_final");
            TrainingRun run = new LocalTrainer()
                    .train(
                            TrainingData.of(snapshot, "the tutorial's project"),
                            TrainingOptions.defaults(),
                            model,
                            TrainingWatch.none());
            run.epochs().forEach(epoch -> System.out.printf("  epoch %2d  loss %.4f  F1 %s%n",
                    epoch.epoch(), epoch.loss(), epoch.f1() == null ? "-" : "%.3f".formatted(epoch.f1())));
            System.out.println("Aligned " + run.alignment().spans() + " spans: " + run.alignment().exact() + " exact, "
                    + run.alignment().snapped() + " snapped, " + run.alignment().dropped() + " dropped");
            System.out.println("Model saved to " + model);

            // Step 8: the model as a pipeline.
            try (TokenClassificationPipeline ner = Pipelines.tokenClassification(model)) {
                String sample = "Apple Inc. was founded by Steve Jobs in California.";
                System.out.println("Entities of \"" + sample + "\":");
                ner.predict(sample, Aggregation.FIRST).forEach(entity -> System.out.printf("  %-20s %-5s %.2f%n",
                        Text.of(sample).slice(entity.span()), entity.label(), entity.score()));

                // Step 9: suggestions for ten tasks that nobody has labelled.
                List<NewPrediction> predictions = new ArrayList<>();
                try (Stream<Task> unlabelled = studio.tasks().listUnannotated(project.id())) {
                    for (Task task : unlabelled.limit(10).toList()) {
                        String text = task.data().text("text").orElseThrow();
                        List<ScoredSpan> spans = ner.predict(text, Aggregation.FIRST).stream()
                                .map(entity -> new ScoredSpan(entity.span(), entity.label(), entity.score()))
                                .toList();
                        predictions.add(NewPrediction.of(task.id().orElseThrow(), writer.regions(text, spans))
                                .modelVersion(MODEL_VERSION));
                    }
                }
                long stored = studio.predictions().createAll(project.id(), predictions);
                System.out.println("Stored " + stored + " suggestions as " + MODEL_VERSION);
            }
            System.out.println("Review them at " + studio.projectUrl(project.id())
                    + ", submit, export and train again.");
        }
    }
}
