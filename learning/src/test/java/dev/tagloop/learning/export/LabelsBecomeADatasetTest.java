package dev.tagloop.learning.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.datasets.Row;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.snapshot.AdjudicationPolicy;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.testing.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsBecomeADatasetTest {

    private static final DatasetSettings OPTIONS = DatasetSettings.of("News", "project 3 at http://127.0.0.1:8080");

    @TempDir
    Path folder;

    private static LabelSnapshot snapshot(String config, Task... tasks) {
        return LabelSnapshot.of(config, List.of(tasks), AdjudicationPolicy.STANDARD);
    }

    private static Task task(String json) {
        return new Task(JsonObject.parse(json));
    }

    private Dataset writtenAndRead(LabelDataset dataset) {
        dataset.write(folder);
        DatasetDict read = Datasets.request(folder.toString()).loadAll();
        assertThat(read.splits().keySet()).isEqualTo(dataset.splits().splits().keySet());
        dataset.splits().splits().forEach((name, rows) -> {
            assertThat(read.get(name).features()).isEqualTo(rows.features());
            assertThat(read.get(name).rows()).isEqualTo(rows.rows());
        });
        return read.train();
    }

    @Test
    void spansBecomeWordsWithTagsAndStayWhereTheyWere() throws IOException {
        LabelDataset dataset = LabelDataset.of(
                snapshot(
                        Exports.CONFIG,
                        Exports.task(
                                7,
                                "👩🏽‍💻 Ann Lee, of 北京大学!",
                                Exports.annotation(
                                        1, "", Exports.region("a", 5, 12, "PER"), Exports.region("b", 17, 21, "ORG"))),
                        Exports.task(
                                8,
                                "Roma",
                                Exports.annotation(1, "", Exports.region("a", 0, 3, "LOC")),
                                Exports.annotation(2, "\"was_cancelled\":true,", Exports.region("a", 0, 4, "ORG"))),
                        Exports.task(9, "skipped", Exports.annotation(1, "\"was_cancelled\":true,")),
                        Exports.task(10, "nothing here", Exports.annotation(1, "")),
                        Exports.task(11, "not seen by anybody")),
                OPTIONS);

        Dataset rows = writtenAndRead(dataset);
        assertThat(rows.features().names()).containsExactly("id", "text", "tokens", "ner_tags", "spans");
        assertThat(rows.features().get("ner_tags"))
                .isEqualTo(new ListOf(new ClassLabel("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")));
        assertThat(rows.column("id")).containsExactly("7", "8", "10");
        Row first = rows.get(0);
        assertThat(first.strings("tokens"))
                .containsExactly("👩🏽‍💻", "Ann", "Lee", ",", "of", "北", "京", "大", "学", "!");
        assertThat(first.labels("ner_tags"))
                .containsExactly("O", "B-PER", "I-PER", "O", "O", "B-ORG", "I-ORG", "I-ORG", "I-ORG", "O");
        assertThat(first.get("spans"))
                .isEqualTo(List.of(
                        Map.of("start", 5L, "end", 12L, "label", "PER"),
                        Map.of("start", 17L, "end", 21L, "label", "ORG")));
        assertThat(rows.get(1).labels("ner_tags")).containsExactly("B-LOC");
        assertThat(rows.get(2).labels("ner_tags")).containsExactly("O", "O");

        ExportReport report = dataset.report();
        assertThat(report.spans()).isEqualTo(3);
        assertThat(report.exact()).isEqualTo(2);
        assertThat(report.snapped()).isEqualTo(1);
        assertThat(report.changes()).containsExactly("task 8: 0..3 LOC snapped to 0..4");

        LabeledTexts texts = LabeledTexts.of(rows);
        assertThat(texts.texts().get(0).text()).isEqualTo("👩🏽‍💻 Ann Lee, of 北京大学!");
        assertThat(texts.texts().get(1).spans()).containsExactly(new LabeledSpan(new CodePointSpan(0, 3), "LOC"));

        String readme = Files.readString(folder.resolve("README.md"));
        assertThat(readme)
                .startsWith("---\nlicense: unknown\npretty_name: News\ntask_categories:\n- token-classification\n")
                .contains("project 3 at http://127.0.0.1:8080")
                .contains("3 of 5 tasks labelled, 1 of them empty; annotators disagree on 0")
                .contains("ground truth first, then what most annotators say, then the latest annotation"
                        + " (policy `standard`)")
                .contains("- `ner_tags`: `O`, `B-PER`, `I-PER`, `B-ORG`, `I-ORG`, `B-LOC`, `I-LOC`")
                .contains("Of 3 spans 2 fall on the edges of words. In `ner_tags` 1 were moved");
    }

    @Test
    void theCardNamesTheSnapshotsDigest() {
        LabelSnapshot snapshot = snapshot(Exports.CONFIG, Exports.task(1, "Ann", Exports.annotation(1, "")));
        assertThat(LabelDataset.of(snapshot, OPTIONS.withLicense("cc-by-4.0")).card())
                .satisfies(card -> assertThat(card.license()).isEqualTo("cc-by-4.0"))
                .satisfies(card -> assertThat(card.body()).contains("digest `" + snapshot.digest() + "`"));
    }

    @Test
    void theTestPartHasTheRowsThatPythonChooses() {
        Task[] tasks = IntStream.rangeClosed(1, 10)
                .mapToObj(id -> Exports.task(id, "text " + id, Exports.annotation(1, "")))
                .toArray(Task[]::new);
        LabelDataset dataset = LabelDataset.of(snapshot(Exports.CONFIG, tasks), OPTIONS.withTestSize(0.15, 42));
        // numpy.random.default_rng(42).permutation(10) begins with 5 6 0 7; ids count from 1.
        assertThat(dataset.splits().test().column("id")).containsExactly("6", "7");
        assertThat(dataset.splits().train().column("id")).containsExactly("1", "8", "4", "3", "5", "10", "2", "9");
        writtenAndRead(dataset);
        assertThatThrownBy(() -> OPTIONS.withTestSize(1.0, 42)).hasMessageContaining("below 1");
    }

    @Test
    void choicesBecomeClassLabels() {
        String config = """
                <View><Text name="t" value="$review"/><Choices name="mood" toName="t">
                <Choice value="no"/><Choice value="yes"/></Choices></View>""";
        LabelDataset dataset = LabelDataset.of(
                snapshot(
                        config,
                        task("{\"id\":1,\"data\":{\"review\":\"ok\"},\"annotations\":[" + choice("mood", "yes") + "]}"),
                        task("{\"id\":2,\"data\":{\"review\":\"eh\"},\"annotations\":[{\"result\":[]}]}"),
                        task("{\"id\":3,\"data\":{\"review\":\"hm\"},\"annotations\":[" + choice("mood", "maybe")
                                + "]}")),
                OPTIONS);
        Dataset rows = writtenAndRead(dataset);
        assertThat(rows.features().columns())
                .containsExactly(
                        Map.entry("id", Value.STRING),
                        Map.entry("review", Value.STRING),
                        Map.entry("label", new ClassLabel("no", "yes", "maybe")));
        assertThat(rows.column("label")).containsExactly(1L, -1L, 2L);
        assertThat(dataset.card().tasks()).containsExactly("text-classification");
    }

    private static String choice(String control, String... values) {
        return "{\"result\":[{\"from_name\":\"" + control
                + "\",\"to_name\":\"t\",\"type\":\"choices\",\"value\":{\"choices\":[\""
                + String.join("\",\"", values) + "\"]}}]}";
    }

    @Test
    void severalChoicesBecomeLists() {
        String config = """
                <View><Text name="t" value="$text"/><Choices name="topic" toName="t" choice="multiple">
                <Choice value="a"/><Choice value="b"/></Choices></View>""";
        Dataset rows = writtenAndRead(LabelDataset.of(
                snapshot(
                        config,
                        task("{\"id\":1,\"data\":{\"text\":\"x\"},\"annotations\":[" + choice("topic", "b", "a")
                                + "]}")),
                OPTIONS));
        assertThat(rows.get(0).labels("labels")).containsExactly("b", "a");
    }

    @Test
    void markedAnswersHaveTheFormOfSquad() {
        String config = """
                <View><Header value="$question"/><Text name="c" value="$passage"/>
                <Labels name="answer" toName="c"><Label value="Answer"/></Labels></View>""";
        Dataset rows = writtenAndRead(LabelDataset.of(
                snapshot(
                        config,
                        task("""
                                {"id":1,"data":{"question":"Who?","passage":"𝔄 Ann came"},"annotations":[{"result":[
                                {"from_name":"answer","to_name":"c","type":"labels","value":{"start":2,"end":5,"text":"Ann",
                                "labels":["Answer"]}}]}]}"""),
                        task(
                                "{\"id\":2,\"data\":{\"question\":\"Why?\",\"passage\":\"x\"},\"annotations\":[{\"result\":[]}]}")),
                OPTIONS));
        assertThat(rows.features().names()).containsExactly("id", "question", "context", "answers");
        assertThat(rows.get(0).get("answers")).isEqualTo(Map.of("text", List.of("Ann"), "answer_start", List.of(2L)));
        assertThat(rows.get(1).get("answers")).isEqualTo(Map.of("text", List.of(), "answer_start", List.of()));
        assertThat(rows.get(0).string("context")).isEqualTo("𝔄 Ann came");
    }

    @Test
    void theTemplatesOfAnImportGiveTheColumnsThatAnImportRecognises() {
        Task answered = task("""
                {"id":1,"data":{"text":"Ann came","question":"Who?"},"annotations":[{"result":[{"from_name":"answer",
                "to_name":"text","type":"labels","value":{"start":0,"end":3,"text":"Ann","labels":["Answer"]}}]}]}""");
        LabelDataset answers = LabelDataset.of(snapshot(LabelConfigTemplates.questionAnswering(), answered), OPTIONS);
        assertThat(answers.splits().train().features().names())
                .containsExactly("id", "question", "context", "answers", "answerable");
        assertThat(answers.card().tasks()).containsExactly("question-answering");
        Task typed = task("""
                {"id":1,"data":{"text":"long"},"annotations":[{"result":[{"from_name":"answer","to_name":"text",
                "type":"textarea","value":{"text":["short"]}}]}]}""");
        LabelDataset summaries = LabelDataset.of(snapshot(LabelConfigTemplates.summarization(), typed), OPTIONS);
        assertThat(summaries.splits().train().get(0).asMap())
                .isEqualTo(Map.of("id", "1", "text", "long", "summary", "short"));
        assertThat(summaries.card().tasks()).containsExactly("summarization");
    }

    @Test
    void typedTextsRatingsAndOtherDataHaveColumns() {
        String config = """
                <View><Text name="d" value="$document"/><Text name="n" value="$page"/>
                <TextArea name="summary" toName="d"/><Rating name="stars" toName="d"/>
                <Taxonomy name="topic" toName="d"><Choice value="a"/></Taxonomy>
                <Ranker name="order" toName="d"/></View>""";
        LabelDataset dataset = LabelDataset.of(
                snapshot(
                        config,
                        task("""
                                {"id":1,"data":{"document":"long","page":3},"annotations":[{"result":[
                                {"from_name":"summary","to_name":"d","type":"textarea","value":{"text":["short"]}},
                                {"from_name":"topic","to_name":"d","type":"taxonomy","value":{"taxonomy":[["a","b"]]}},
                                {"from_name":"stars","to_name":"d","type":"rating","value":{"rating":4}}]}]}"""),
                        task("{\"id\":2,\"data\":{\"document\":\"longer\"},\"annotations\":[{\"result\":[]}]}")),
                OPTIONS);
        Dataset rows = writtenAndRead(dataset);
        assertThat(rows.rows().getFirst().asMap())
                .isEqualTo(Map.of(
                        "id",
                        "1",
                        "document",
                        "long",
                        "page",
                        3L,
                        "summary",
                        "short",
                        "stars",
                        4.0,
                        "topic",
                        List.of(List.of("a", "b"))));
        assertThat(rows.get(1).get("summary")).isNull();
        assertThat(rows.get(1).get("page")).isNull();
        assertThat(dataset.report().notes())
                .containsExactly("the control order is left out: rows have no form for a Ranker");
        assertThat(dataset.card().tasks()).containsExactly("summarization");
    }

    @Test
    void theLatestOfSeveralCountsIfThatIsThePolicy() {
        Task task = Exports.task(
                1,
                "Ann",
                Exports.annotation(1, "\"ground_truth\":true,", Exports.region("a", 0, 3, "PER")),
                Exports.annotation(2, "", Exports.region("a", 0, 3, "ORG")));
        assertThat(tags(AdjudicationPolicy.STANDARD, task)).containsExactly("B-PER");
        assertThat(tags(AdjudicationPolicy.LATEST, task)).containsExactly("B-ORG");
    }

    private static List<String> tags(AdjudicationPolicy policy, Task task) {
        return LabelDataset.of(LabelSnapshot.of(Exports.CONFIG, List.of(task), policy), OPTIONS.withPolicy(policy))
                .splits()
                .train()
                .get(0)
                .labels("ner_tags");
    }

    @Test
    void whatCannotBeExportedIsSaid() {
        assertThatThrownBy(() -> LabelDataset.of(snapshot(Exports.CONFIG, Exports.task(1, "Ann")), OPTIONS))
                .isInstanceOf(ConversionException.class)
                .hasMessage("There is no labelled task to export: 0 of 1 tasks labelled, 0 of them empty;"
                        + " annotators disagree on 0");
        LabelDataset dataset = LabelDataset.of(
                snapshot(
                        Exports.CONFIG,
                        Exports.task(1, "Ann", Exports.annotation(1, "")),
                        task("{\"id\":2,\"data\":{\"other\":\"x\"},\"annotations\":[{\"result\":[]}]}")),
                OPTIONS);
        assertThat(dataset.splits().train().size()).isEqualTo(1);
        assertThat(dataset.report().notes())
                .singleElement()
                .asString()
                .startsWith("id:2 is left out: task 2 holds no text under \"text\"");
    }

    @Test
    void anySpansAndTextsSurviveTheWayThroughFiles() {
        Random random = new Random(5);
        int[] alphabet = "aB1 .,-\n\t'éה中日\u0301\u200D한😀𝔘\u00A0".codePoints().toArray();
        List<Task> tasks = new ArrayList<>();
        List<LabeledText> expected = new ArrayList<>();
        for (int id = 1; id <= 300; id++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(30);
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            List<LabeledSpan> spans = new ArrayList<>();
            StringBuilder regions = new StringBuilder();
            for (int i = 0; i < random.nextInt(4); i++) {
                int start = random.nextInt(length);
                int end = start + 1 + random.nextInt(length - start);
                String label = List.of("PER", "ORG", "LOC").get(random.nextInt(3));
                spans.add(new LabeledSpan(new CodePointSpan(start, end), label));
                regions.append(regions.isEmpty() ? "" : ",")
                        .append("{\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":")
                        .append(start)
                        .append(",\"end\":")
                        .append(end)
                        .append(",\"labels\":[\"")
                        .append(label)
                        .append("\"]}}");
            }
            JsonObject data = JsonObject.empty().with("text", text.toString());
            tasks.add(
                    task("{\"id\":" + id + ",\"data\":" + data + ",\"annotations\":[{\"result\":[" + regions + "]}]}"));
            expected.add(new LabeledText(text.toString(), spans));
        }
        LabelDataset dataset = LabelDataset.of(snapshot(Exports.CONFIG, tasks.toArray(Task[]::new)), OPTIONS);
        assertThat(LabeledTexts.of(writtenAndRead(dataset)).texts()).isEqualTo(expected);
        ExportReport report = dataset.report();
        assertThat(report.exact() + report.snapped() + report.dropped())
                .isEqualTo(report.spans())
                .isEqualTo(
                        expected.stream().mapToInt(text -> text.spans().size()).sum());
        assertThat(report.changes()).hasSize(report.snapped() + report.dropped());
        assertThat(Arrays.asList(report.snapped(), report.dropped())).allMatch(count -> count > 0);
    }
}
