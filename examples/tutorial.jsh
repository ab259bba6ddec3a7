// The Hugging Face + Label Studio tutorial, step by step, for jshell:
//   ./tagloop jshell examples/tutorial.jsh
// with LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY set as in examples/README.md.
import dev.tagloop.core.labelconfig.*;
import dev.tagloop.core.metrics.*;
import dev.tagloop.core.span.*;
import dev.tagloop.core.text.*;
import dev.tagloop.datasets.*;
import dev.tagloop.hub.*;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.labelstudio.client.*;
import dev.tagloop.labelstudio.convert.*;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.*;
import dev.tagloop.learning.backend.*;
import dev.tagloop.learning.export.*;
import dev.tagloop.learning.snapshot.*;
import dev.tagloop.mlbackend.*;
import dev.tagloop.models.*;
import dev.tagloop.training.trainer.*;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

// Step 1: connect to the annotation server.
var url = System.getenv().getOrDefault("LABEL_STUDIO_URL", "http://localhost:8080");
var studio = StudioClient.connect(url, System.getenv("LABEL_STUDIO_API_KEY"));
System.out.println("Step 1: connected to " + studio.url() + ": " + studio.checkConnection().status());

// Step 2: log in at the Hugging Face Hub. A token that is missing or wrong is a warning: what is public needs none.
var hub = Hub.create();
var token = System.getenv("HF_TOKEN");
try { System.out.println(token == null ? "Step 2: no HF_TOKEN, so only what is public" : "Step 2: logged in at " + hub.endpoint() + " as " + hub.login(token).name()); } catch (HubException e) { System.out.println("Step 2: warning: " + e.getMessage()); }

// Step 3: a project for the names of people, organizations, places and other things.
var xml = LabelConfigTemplates.namedEntities(List.of("PER", "ORG", "LOC", "MISC"));
var config = LabelConfig.parse(xml);
var project = studio.startProject(ProjectSettings.titled("Hugging Face + Label Studio NER Tutorial").labelConfig(xml));
System.out.println("Step 3: project " + project.id() + ": " + studio.projectUrl(project.id()));

// Step 4: rows of the Hub become tasks that know where they came from.
var dataset = Datasets.load("wikiann", "en", "train[:100]");
System.out.println("Step 4: loaded " + dataset + " with the tags " + dataset.features().classLabel("ner_tags").names());
var rows = RowTasks.of("wikiann", config);
var tasks = IntStream.range(0, dataset.size()).mapToObj(i -> rows.fromTokens(dataset.get(i).strings("tokens"), i)).toList();
var ids = studio.projects().importTasks(project.id(), tasks).taskIds();
System.out.println("        Imported " + ids.size() + " tasks");

// Step 5: label. People do this in the browser; here the labels that came with the rows stand in for them.
var gold = LabeledTexts.of(dataset).texts();
var writer = SpanWriter.of(config);
IntStream.range(0, 60).forEach(i -> studio.annotations().create(ids.get(i), writer.regions(gold.get(i))));
System.out.println("Step 5: simulated: 60 tasks are labelled");

// Step 6: export what is labelled, one answer a task, and put the labels on word pieces.
var exported = studio.exports().json(project.id(), ExportOptions.annotated());
var snapshot = LabelSnapshot.of(xml, exported, AdjudicationPolicy.STANDARD);
System.out.println("Step 6: exported: " + snapshot.report());
var encoder = Checkpoint.read(hub.snapshot(RepoId.model("bert-base-cased")));
var tokenizer = FastTokenizer.of(encoder);
var labelled = LabelDataset.of(snapshot, DatasetSettings.of("Tutorial", "the tutorial's project").withTestSize(0.15, 42).withPieces(PieceTokenizer.of("bert-base-cased", tokenizer)));
System.out.println("        input_ids      " + labelled.splits().train().get(0).integers("input_ids"));
System.out.println("        labels         " + labelled.splits().train().get(0).integers("labels"));

// Step 7: train with the tutorial's arguments. The metric is strict F1 of whole entities.
var names = labelled.splits().train().features().classLabel("ner_tags").names();
var work = Files.createTempDirectory("tutorial");
var arguments = TrainingArguments.of(work.resolve("ner_model")).numTrainEpochs(3).perDeviceTrainBatchSize(8).perDeviceEvalBatchSize(8).learningRate(5e-5).evalStrategy(IntervalStrategy.EPOCH).saveStrategy(IntervalStrategy.EPOCH).saveTotalLimit(2).loggingSteps(10).loadBestModelAtEnd(true).pushToHub(false);
List<EncodedExample> examples(Dataset part) { return part.stream().map(row -> EncodedExample.of(row.integers("input_ids"), row.integers("attention_mask"), row.integers("labels"))).toList(); }
Map<String, Double> computeMetrics(EvalPrediction p) { return Map.of("f1", EntityScores.strict(Scheme.IOB2).compare(p.labels(names), p.predicted(names)).micro().f1()); }
var train = examples(labelled.splits().train());
var test = examples(labelled.splits().test());
System.out.println("Step 7: training on " + train.size() + " examples, evaluating on " + test.size());
var trainer = Trainer.tokenClassification(encoder, names).args(arguments).trainDataset(train).evalDataset(test).computeMetrics(p -> computeMetrics(p)).onLog(entry -> System.out.println("        " + entry)).build();
System.out.println("        Final loss: " + trainer.train().trainingLoss());
trainer.saveModel(work.resolve("ner_model_final"));
System.out.println("        Model saved to " + work.resolve("ner_model_final"));

// Step 8: a model of the Hub as a pipeline.
var ner = Pipelines.tokenClassification(hub.snapshot(RepoId.model("dslim/bert-base-NER")));
var sample = "Apple Inc. was founded by Steve Jobs in California.";
System.out.println("Step 8: " + sample);
ner.predict(sample, Aggregation.SIMPLE).forEach(e -> System.out.printf("        \"%s\" → %s (confidence: %.2f)%n", Text.of(sample).slice(e.span()), e.label(), e.score()));

// Step 9: suggestions for ten tasks that nobody has labelled.
var mapping = Map.of("PER", "PER", "ORG", "ORG", "LOC", "LOC", "MISC", "MISC");
List<ScoredSpan> spansOf(String text) { return ner.predict(text, Aggregation.SIMPLE).stream().map(e -> new ScoredSpan(e.span(), mapping.getOrDefault(e.label(), "MISC"), e.score())).toList(); }
void suggest(Task task) { var text = task.data().text("text").orElseThrow(); studio.predictions().create(NewPrediction.of(task.id().orElseThrow(), writer.regions(text, spansOf(text))).modelVersion("huggingface-bert-base-NER")); }
List<Task> unlabelled;
try (var all = studio.tasks().listUnannotated(project.id())) { unlabelled = all.limit(10).toList(); }
unlabelled.forEach(task -> suggest(task));
System.out.println("Step 9: created " + unlabelled.size() + " pre-annotations: review them at " + studio.projectUrl(project.id()));

// Production: the model as an ML backend, which the server asks while people label.
var port = Integer.parseInt(System.getenv().getOrDefault("BACKEND_PORT", "9090"));
var backend = new TokenClassificationBackend(ServedModel.load("dslim/bert-base-NER", PipelineSettings.defaults()));
var server = BackendServer.serve(backend, options -> options.port(port));
var connected = studio.backends().add(project.id(), MlConnection.to(server.url(), "Named entities").interactive(true));
System.out.println("Production: " + connected.title() + " at " + connected.url() + ": " + connected.state() + ", predicts as " + connected.modelVersion());
var next = studio.projects().nextTask(project.id()).orElseThrow().id().orElseThrow();
System.out.println("        Opening task " + next + " shows " + studio.backends().suggest(connected.id(), next, JsonObject.empty()).result().size() + " suggestions");

server.close();
backend.close();
ner.close();
tokenizer.close();
hub.close();
studio.close();
/exit
