package dev.tagloop.labelstudio.convert.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spans written in each format and each unit are read as the same characters. */
class SpansComeBackTest {
    private static final int TEXTS = 300;

    private static List<LabeledText> texts(long seed) {
        RandomTexts random = new RandomTexts(seed);
        List<LabeledText> texts = new ArrayList<>(List.of(RandomTexts.telling()));
        for (int i = 0; i < TEXTS; i++) {
            texts.add(random.next());
        }
        return texts;
    }

    /** What a reading holds: the texts with their spans, in the order of the file. */
    private static List<LabeledText> found(Reading reading) {
        assertThat(reading.rows().stream().filter(RowError.class::isInstance)).isEmpty();
        return reading.rows().stream()
                .map(row -> found(((ReadTask) row).item()))
                .toList();
    }

    private static LabeledText found(JsonNode item) {
        String text = item.get("data").get("text").stringValue();
        List<LabeledSpan> spans = new ArrayList<>();
        for (JsonNode region : item.path("annotations").path(0).path("result")) {
            JsonNode value = region.get("value");
            CodePointSpan span = new CodePointSpan(
                    value.get("start").intValue(), value.get("end").intValue());
            spans.add(new LabeledSpan(span, value.get("labels").get(0).stringValue()));
        }
        return new LabeledText(text, spans);
    }

    private static int start(LabeledText text, LabeledSpan span, OffsetUnit unit) {
        return RandomTexts.offset(text.text(), span.span().start(), unit);
    }

    private static int end(LabeledText text, LabeledSpan span, OffsetUnit unit) {
        return RandomTexts.offset(text.text(), span.span().end(), unit);
    }

    private static String said(LabeledText text, LabeledSpan span) {
        return text.asText().slice(span.span());
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    @ParameterizedTest
    @EnumSource
    void inLabelStudiosJsonLines(OffsetUnit unit) {
        List<LabeledText> texts = texts(1);
        String file = texts.stream()
                .map(text -> {
                    ObjectNode item = object();
                    item.putObject("data").put("text", text.text());
                    ArrayNode result = item.putArray("annotations").addObject().putArray("result");
                    for (LabeledSpan span : text.spans()) {
                        ObjectNode region = result.addObject()
                                .put("from_name", "ner")
                                .put("to_name", "text")
                                .put("type", "labels");
                        region.putObject("value")
                                .put("start", start(text, span, unit))
                                .put("end", end(text, span, unit))
                                .put("text", said(text, span))
                                .putArray("labels")
                                .add(span.label());
                    }
                    return Json.write(item);
                })
                .collect(Collectors.joining("\n"));
        Reading reading = Reading.of(FileFormat.JSONL, ReadOptions.defaults(), file);
        assertThat(found(reading)).isEqualTo(texts);
        assertThat(reading.report().unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @EnumSource
    void inProdigysLines(OffsetUnit unit) {
        List<LabeledText> texts = texts(2);
        String file = texts.stream()
                .map(text -> {
                    ObjectNode row = object().put("text", text.text()).put("answer", "accept");
                    ArrayNode spans = row.putArray("spans");
                    for (LabeledSpan span : text.spans()) {
                        spans.addObject()
                                .put("start", start(text, span, unit))
                                .put("end", end(text, span, unit))
                                .put("label", span.label())
                                .put("text", said(text, span));
                    }
                    return Json.writeAscii(row);
                })
                .collect(Collectors.joining("\r\n"));
        Reading reading = Reading.of(FileFormat.PRODIGY, ReadOptions.defaults(), file);
        assertThat(found(reading)).isEqualTo(texts);
        assertThat(reading.report().unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @EnumSource
    void inDoccanosLinesWhoseUnitIsStated(OffsetUnit unit) {
        List<LabeledText> texts = texts(3);
        String file = texts.stream()
                .map(text -> {
                    ObjectNode row = object().put("text", text.text());
                    ArrayNode labels = row.putArray("label");
                    for (LabeledSpan span : text.spans()) {
                        labels.addArray()
                                .add(start(text, span, unit))
                                .add(end(text, span, unit))
                                .add(span.label());
                    }
                    return Json.write(row);
                })
                .collect(Collectors.joining("\n"));
        assertThat(found(Reading.of(FileFormat.DOCCANO, ReadOptions.defaults().withUnit(unit), file)))
                .isEqualTo(texts);
    }

    @ParameterizedTest
    @EnumSource
    void inSpacysArrayWhoseUnitIsStated(OffsetUnit unit) {
        List<LabeledText> texts = texts(4);
        ArrayNode file = Json.mapper().createArrayNode();
        for (LabeledText text : texts) {
            ArrayNode entities = file.addArray().add(text.text()).addObject().putArray("entities");
            for (LabeledSpan span : text.spans()) {
                entities.addArray()
                        .add(start(text, span, unit))
                        .add(end(text, span, unit))
                        .add(span.label());
            }
        }
        assertThat(found(Reading.of(FileFormat.SPACY, ReadOptions.defaults().withUnit(unit), Json.write(file))))
                .isEqualTo(texts);
    }

    @ParameterizedTest
    @EnumSource
    void inBratsPairs(OffsetUnit unit) {
        List<LabeledText> texts =
                texts(5).stream().map(SpansComeBackTest::withoutBlanks).toList();
        List<SourceFile> files = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            LabeledText text = texts.get(i);
            StringBuilder lines = new StringBuilder();
            for (int s = 0; s < text.spans().size(); s++) {
                LabeledSpan span = text.spans().get(s);
                lines.append("T%d\t%s %d %d\t%s\n"
                        .formatted(
                                s + 1,
                                span.label(),
                                start(text, span, unit),
                                end(text, span, unit),
                                said(text, span).replace('\n', ' ').replace('\r', ' ')));
            }
            String name = "%05d".formatted(i);
            files.add(SourceFile.of(name + ".ann", lines.toString().getBytes(StandardCharsets.UTF_8)));
            files.add(SourceFile.of(name + ".txt", text.text().getBytes(StandardCharsets.UTF_8)));
        }
        Reading reading = Reading.of(FileFormat.BRAT, ReadOptions.defaults(), files);
        assertThat(found(reading)).isEqualTo(texts);
        assertThat(reading.report().unit()).isEqualTo(unit);
    }

    /** brat's labels have none. */
    private static LabeledText withoutBlanks(LabeledText text) {
        return new LabeledText(
                text.text(),
                text.spans().stream()
                        .map(span -> new LabeledSpan(span.span(), span.label().replace(' ', '_')))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void inConllsColumnsOfEachScheme(TagScheme scheme) {
        Random random = new Random(6);
        List<String> words =
                List.of("a", "Bob", "😀", "👩🏽‍💻", "e\u0301", "שלום", "x\u00a0y", "\u2028", "B-PER", "O", "#", "\"");
        StringBuilder file = new StringBuilder("-DOCSTART- O\r\n\r\n");
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            List<String> entities = new ArrayList<>();
            for (int w = random.nextInt(1, 8); w > 0; w--) {
                file.append(words.get(random.nextInt(words.size()))).append("\tO\r\n");
                int length = random.nextInt(4);
                String label = random.nextBoolean() ? "PER" : "Größe";
                List<String> entity = new ArrayList<>();
                for (int e = 0; e < length; e++) {
                    String word = words.get(random.nextInt(words.size()));
                    file.append(word)
                            .append('\t')
                            .append(tag(scheme, label, e, length))
                            .append("\r\n");
                    entity.add(word);
                }
                if (length > 0) {
                    entities.add(label + " " + String.join(" ", entity));
                }
            }
            file.append("\r\n");
            expected.add(entities);
        }
        Reading reading = Reading.of(FileFormat.CONLL, ReadOptions.defaults(), file.toString());
        assertThat(found(reading).stream()
                        .map(text -> text.spans().stream()
                                .map(span -> span.label() + " " + said(text, span))
                                .toList())
                        .toList())
                .isEqualTo(expected);
    }

    private static String tag(TagScheme scheme, String label, int index, int length) {
        boolean first = index == 0;
        boolean last = index + 1 == length;
        return switch (scheme) {
            case IO -> label;
            case IOB1 -> "I-" + label;
            case BIO -> (first ? "B-" : "I-") + label;
            case BIOES -> (first && last ? "S-" : first ? "B-" : last ? "E-" : "I-") + label;
            case BILOU -> (first && last ? "U-" : first ? "B-" : last ? "L-" : "I-") + label;
        };
    }

    @Test
    void aFileThatMixesUnitsComesBackByTheTextOfEachRow() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            OffsetUnit unit = OffsetUnit.values()[i % 3];
            LabeledText text = RandomTexts.telling();
            LabeledSpan span = text.spans().getFirst();
            file.append(
                    "{\"text\":\"%s\",\"answer\":\"accept\",\"spans\":[{\"start\":%d,\"end\":%d,\"label\":\"PER\",\"text\":\"xyz\"}]}\n"
                            .formatted(text.text(), start(text, span, unit), end(text, span, unit)));
        }
        Reading reading = Reading.of(FileFormat.PRODIGY, ReadOptions.defaults(), file.toString());
        assertThat(found(reading)).containsOnly(RandomTexts.telling());
        assertThat(reading.said()).hasSize(20).allMatch(note -> note.contains("unlike those of the file"));
    }
}
