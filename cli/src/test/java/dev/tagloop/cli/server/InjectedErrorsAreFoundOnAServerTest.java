package dev.tagloop.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.SpanWriter;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five of a hundred spans of the starter set get a wrong label; the server's own models, which did not see what they judge, tell where. */
@Tag("slow")
class InjectedErrorsAreFoundOnAServerTest {
    private static final int PAGE = 500;
    private static final double SHARE = 0.05;

    @TempDir
    Path folder;

    private final Random random = new Random(1);

    @Test
    void theFirstTenthOfTheTasksHoldsThreeTimesAsManyAsChanceAndGoesToRelabelling() throws Exception {
        List<LabeledText> texts = LabeledTexts.read("starter-ner", "train").documents().stream()
                .flatMap(List::stream)
                .limit(Integer.getInteger("tagloop.test.texts", Integer.MAX_VALUE))
                .toList();
        Set<Integer> wrong = wrong(texts);
        List<String> labels = labels(texts);
        try (LearningStudio studio = new LearningStudio(folder)) {
            StudioClient client = studio.client();
            StringBuilder config = new StringBuilder(
                    "<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\">");
            labels.forEach(label -> config.append("<Label value=\"" + label + "\"/>"));
            long project = client.startProject(
                            ProjectSettings.titled("Errors").labelConfig(config + "</Labels></View>"))
                    .id();
            Map<Long, Integer> tasks = store(client, project, config + "</Labels></View>", texts, wrong, labels);
            JsonObject end = client.archives().await(project, client.quality().search(project, Optional.empty(), true));
            assertThat(end.text("state")).as(end.toString()).contains("succeeded");

            Set<Long> ranked = ranked(client, project);
            List<Long> first = ranked.stream().limit(texts.size() / 10).toList();
            long found = first.stream().map(tasks::get).filter(wrong::contains).count();
            assertThat((double) found / wrong.size())
                    .as("%d of %d wrong among the first %d of %d", found, wrong.size(), first.size(), texts.size())
                    .isGreaterThanOrEqualTo(3 * 0.1);

            List<Object> ids = new ArrayList<>();
            for (JsonObject one :
                    page(client, project, "open", 1).objects("results").subList(0, 10)) {
                ids.add(one.integer("id").orElseThrow());
            }
            studio.send("POST", project, "/quality/errors/decide", "{\"state\": \"relabel\", \"ids\": " + ids + "}");
            assertThat(page(client, project, "relabel", 1).objects("results"))
                    .extracting(one -> (Object) one.integer("id").orElseThrow())
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    /** The places of texts of which one span gets another label. */
    private Set<Integer> wrong(List<LabeledText> texts) {
        List<Integer> places = new ArrayList<>();
        for (int text = 0; text < texts.size(); text++) {
            places.addAll(Collections.nCopies(texts.get(text).spans().size(), text));
        }
        Collections.shuffle(places, random);
        Set<Integer> wrong = new HashSet<>();
        for (int place : places) {
            if (wrong.size() < SHARE * places.size()) {
                wrong.add(place);
            }
        }
        return wrong;
    }

    private static List<String> labels(List<LabeledText> texts) {
        return texts.stream()
                .flatMap(text -> text.spans().stream())
                .map(LabeledSpan::label)
                .distinct()
                .sorted()
                .toList();
    }

    private Map<Long, Integer> store(
            StudioClient client,
            long project,
            String config,
            List<LabeledText> texts,
            Set<Integer> wrong,
            List<String> labels) {
        SpanWriter writer = SpanWriter.of(LabelConfig.parse(config));
        Map<Long, Integer> tasks = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            LabeledText text = texts.get(i);
            List<LabeledSpan> spans = new ArrayList<>(text.spans());
            if (wrong.contains(i)) {
                int place = random.nextInt(spans.size());
                int own = labels.indexOf(spans.get(place).label());
                String other = labels.get((own + 1 + random.nextInt(labels.size() - 1)) % labels.size());
                spans.set(place, new LabeledSpan(spans.get(place).span(), other));
            }
            long task = client.tasks()
                    .create(project, NewTask.of(JsonObject.empty().with("text", text.text())))
                    .id()
                    .orElseThrow();
            client.annotations().create(task, List.<Region>copyOf(writer.regions(new LabeledText(text.text(), spans))));
            tasks.put(task, i);
        }
        return tasks;
    }

    /** Tasks by the most suspicious label of each that models doubt. */
    private static Set<Long> ranked(StudioClient client, long project) {
        Set<Long> ranked = new LinkedHashSet<>();
        JsonObject page;
        int number = 1;
        do {
            page = page(client, project, "open", number++);
            page.objects("results").stream()
                    .filter(one -> one.object("reason")
                            .flatMap(reason -> reason.text("because"))
                            .filter("model"::equals)
                            .isPresent())
                    .forEach(one -> ranked.add(one.integer("task").orElseThrow()));
        } while (page.text("next").isPresent());
        return ranked;
    }

    private static JsonObject page(StudioClient client, long project, String state, int number) {
        return client.quality()
                .errors(
                        project,
                        Map.of("state", state, "page", Integer.toString(number), "page_size", Integer.toString(PAGE)));
    }
}
