// The Hugging Face + Label Studio tutorial, step by step, for jshell:
//   ./tagloop jshell examples/tutorial.jsh
// with LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY set as in examples/README.md.
import dev.tagloop.core.labelconfig.*;
import dev.tagloop.core.span.*;
import dev.tagloop.core.text.*;
import dev.tagloop.datasets.*;
import dev.tagloop.labelstudio.client.*;
import dev.tagloop.labelstudio.convert.*;
import dev.tagloop.labelstudio.model.*;
import dev.tagloop.learning.data.*;
import dev.tagloop.learning.snapshot.*;
import dev.tagloop.learning.train.*;
import dev.tagloop.models.*;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

// Step 1: connect.
var url = System.getenv().getOrDefault("LABEL_STUDIO_URL", "http://localhost:8080");
var studio = StudioClient.connect(url, System.getenv("LABEL_STUDIO_API_KEY"));
System.out.println("Connected to " + studio.url() + ": " + studio.checkConnection().status());

// Step 3: a project. (Step 2 signs in to the Hub, which nothing here needs.)
var xml = LabelConfigTemplates.namedEntities(List.of("PER", "ORG", "LOC", "MISC"));
var config = LabelConfig.parse(xml);
var project = studio.startProject(ProjectSettings.titled("Tutorial in jshell").labelConfig(xml));
System.out.println("Project " + project.id() + ": " + studio.projectUrl(project.id()));

// Step 4: a data set becomes tasks.
var dataset = Datasets.load("starter-ner", "train[:100]");
var rows = RowTasks.of("starter-ner", config);
var tasks = IntStream.range(0, dataset.size()).mapToObj(i -> rows.fromTokens(dataset.get(i).strings("tokens"), i)).toList();
var ids = studio.projects().importTasks(project.id(), tasks).taskIds();
System.out.println("Imported " + ids.size() + " tasks");

// Step 5: label. The data set's own labels stand in for a person.
var gold = LabeledTexts.of(dataset).texts();
var writer = SpanWriter.of(config);
IntStream.range(0, 60).forEach(i -> studio.annotations().create(ids.get(i), writer.regions(gold.get(i))));

// Step 6: export what is labelled, one answer a task.
var exported = studio.exports().json(project.id(), ExportOptions.annotated());
var snapshot = LabelSnapshot.of(xml, exported, Adjudication.standard());
System.out.println("Exported: " + snapshot.report());

// Step 7: train.
var folder = Files.createTempDirectory("tutorial").resolve("ner_model_final");
var run = new LocalTrainer().train(TrainingData.of(snapshot, "tutorial"), TrainingOptions.defaults(), folder, TrainingWatch.none());
run.epochs().forEach(e -> System.out.printf("  epoch %2d  loss %.4f  F1 %s%n", e.epoch(), e.loss(), e.f1()));

// Step 8: the model as a pipeline.
var ner = Pipelines.tokenClassification(folder);
var sample = "Apple Inc. was founded by Steve Jobs in California.";
ner.predict(sample, Aggregation.FIRST).forEach(e -> System.out.printf("  %-20s %-5s %.2f%n", Text.of(sample).slice(e.span()), e.label(), e.score()));

// Step 9: suggestions for ten tasks that nobody has labelled.
List<ScoredSpan> spansOf(String text) { return ner.predict(text, Aggregation.FIRST).stream().map(e -> new ScoredSpan(e.span(), e.label(), e.score())).toList(); }
NewPrediction suggest(Task task) { var text = task.data().text("text").orElseThrow(); return NewPrediction.of(task.id().orElseThrow(), writer.regions(text, spansOf(text))).modelVersion("tutorial-v1"); }
List<Task> unlabelled;
try (var all = studio.tasks().listUnannotated(project.id())) { unlabelled = all.limit(10).toList(); }
System.out.println("Stored " + studio.predictions().createAll(project.id(), unlabelled.stream().map(t -> suggest(t)).toList()) + " suggestions");

ner.close();
studio.close();
/exit
