package dev.tagloop.labelstudio.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final String NER = "\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\"";

    private static String span(String id, int start, int end, String label) {
        return "{\"id\": \"%s\", %s, \"value\": {\"start\": %d, \"end\": %d, \"text\": \"x\", \"labels\": [\"%s\"]}}"
                .formatted(id, NER, start, end, label);
    }

    private static String choice(String id, String... choices) {
        String list = List.of(choices).stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(","));
        return "{\"id\": \"%s\", \"from_name\": \"mood\", \"to_name\": \"text\", \"type\": \"choices\", \"value\": {\"choices\": [%s]}}"
                .formatted(id, list);
    }

    private static Voice voice(String name, String... regions) {
        return new Voice(
                name,
                List.of(regions).stream().map(JsonObject::parse).map(Region::of).toList());
    }

    /** An item in a line: what it is about, its options with their voices, and what is settled. */
    private static String line(Item item) {
        return item.kind() + " " + item.control() + " "
                + item.options().stream()
                        .map(option -> option.marks().stream()
                                        .map(mark -> mark.entries().stream()
                                                .map(AlignmentTest::said)
                                                .collect(Collectors.joining("+")))
                                        .collect(Collectors.joining("&"))
                                + option.voices())
                        .collect(Collectors.joining(" | "))
                + (item.isDisputed() ? " ?" : " =" + item.settled().getAsInt());
    }

    private static String said(Region region) {
        String where = region.textSpan().map(Object::toString).orElse("");
        return where + region.value().texts("labels") + region.value().texts("choices");
    }

    private static List<String> lines(Consensus consensus, Voice... voices) {
        return Alignment.of(List.of(voices), consensus).items().stream()
                .map(AlignmentTest::line)
                .toList();
    }

    @Test
    void sameSpansAndLabelsAreAgreedAndOthersAreDisputesOfOneStretch() {
        assertThat(lines(
                        Consensus.all(),
                        voice("a", span("1", 0, 3, "PER"), span("2", 10, 14, "LOC"), span("3", 20, 24, "ORG")),
                        voice("b", span("4", 0, 3, "PER"), span("5", 10, 18, "LOC")),
                        voice("c", span("7", 0, 3, "PER"), span("8", 16, 18, "ORG"))))
                .containsExactly(
                        "SPAN ner 0..3[PER][][a, b, c] =0",
                        "SPAN ner 10..14[LOC][][a] | 10..18[LOC][][b] | 16..18[ORG][][c] ?",
                        "SPAN ner 20..24[ORG][][a] | [b, c] ?");
    }

    @Test
    void twoOfThreeSettleASpanAndAlsoThatThereIsNone() {
        assertThat(lines(
                        Consensus.atLeast(2),
                        voice("a", span("1", 0, 3, "PER"), span("3", 20, 24, "ORG")),
                        voice("b", span("4", 0, 3, "PER")),
                        voice("c", span("7", 0, 5, "PER"))))
                .containsExactly(
                        "SPAN ner 0..5[PER][][c] | [a, b] =1",
                        "SPAN ner 0..3[PER][][a, b] | [c] =0",
                        "SPAN ner 20..24[ORG][][a] | [b, c] =1");
    }

    @Test
    void anAgreedSpanInsideADisputedOneStaysAgreed() {
        assertThat(lines(
                        Consensus.all(),
                        voice("a", span("1", 0, 3, "PER"), span("2", 0, 9, "ORG")),
                        voice("b", span("4", 0, 3, "PER"), span("5", 0, 8, "ORG"))))
                .containsExactly("SPAN ner 0..9[ORG][][a] | 0..8[ORG][][b] ?", "SPAN ner 0..3[PER][][a, b] =0");
    }

    @Test
    void choicesAgreeInAnyOrderAndAnswersOfARegionBelongToIt() {
        String deep = "{\"id\": \"1\", \"from_name\": \"sure\", \"to_name\": \"text\", \"type\": \"choices\","
                + " \"value\": {\"start\": 0, \"end\": 3, \"choices\": [\"yes\"]}}";
        assertThat(lines(
                        Consensus.all(),
                        voice("a", span("1", 0, 3, "PER"), deep, choice("c", "x", "y")),
                        voice("b", span("1", 0, 3, "PER"), choice("d", "y", "x"))))
                .containsExactly(
                        "SPAN ner 0..3[PER][]+0..3[][yes][a] | 0..3[PER][][b] ?", "ANSWER mood [][x, y][a, b] =0");
        assertThat(lines(Consensus.all(), voice("a", choice("c", "x")), voice("b", choice("d"))))
                .containsExactly("ANSWER mood [][x][a] | [b] ?");
    }

    @Test
    void numbersAreComparedByValue() {
        String number =
                "{\"from_name\": \"n\", \"to_name\": \"text\", \"type\": \"number\", \"value\": {\"number\": %s}}";
        Alignment same = Alignment.of(
                List.of(voice("a", number.formatted("4")), voice("b", number.formatted("4.0"))), Consensus.all());
        assertThat(same.disputes()).isEmpty();
        Alignment other = Alignment.of(
                List.of(voice("a", number.formatted("4")), voice("b", number.formatted("5"))), Consensus.all());
        assertThat(other.disputes()).hasSize(1);
    }

    @Test
    void relationsAreComparedByTheMarksThatTheyJoin() {
        String forth =
                "{\"type\": \"relation\", \"from_id\": \"%s\", \"to_id\": \"%s\", \"direction\": \"%s\", \"labels\": [\"of\"]}";
        Voice a = voice("a", span("1", 0, 3, "PER"), span("2", 5, 8, "ORG"), forth.formatted("1", "2", "right"));
        Voice b = voice("b", span("x", 5, 8, "ORG"), span("y", 0, 3, "PER"), forth.formatted("x", "y", "left"));
        Alignment alignment = Alignment.of(List.of(a, b), Consensus.all());
        assertThat(alignment.disputes()).isEmpty();
        Voice c = voice("c", span("x", 5, 8, "ORG"), span("y", 0, 3, "PER"), forth.formatted("x", "y", "right"));
        Alignment disputed = Alignment.of(List.of(a, c), Consensus.all());
        assertThat(disputed.disputes()).extracting(Item::kind).containsExactly(Item.Kind.RELATION);
        // The relation of c joins the marks as they are in the result, whose ids are a's.
        Resolution resolved = Resolution.of(disputed, Map.of(2, 1));
        assertThat(resolved.result().getLast().text("from_id")).contains("2");
        assertThat(resolved.result().getLast().text("to_id")).contains("1");
        // Without one of its marks there is no relation.
        assertThat(Resolution.of(disputed, Map.of(0, Resolution.NONE, 2, 1)).result())
                .hasSize(1);
    }

    @Test
    void phrasesOfADialogueAndHtmlAreComparedInTheirOwnPlaces() {
        String talk = "{\"from_name\": \"ner\", \"to_name\": \"talk\", \"type\": \"paragraphlabels\", \"value\":"
                + " {\"start\": \"%d\", \"end\": \"%d\", \"startOffset\": %d, \"endOffset\": %d, \"paragraphlabels\": [\"PER\"]}}";
        Alignment phrases = Alignment.of(
                List.of(voice("a", talk.formatted(1, 1, 0, 4)), voice("b", talk.formatted(2, 2, 0, 4))),
                Consensus.all());
        assertThat(phrases.items()).hasSize(2);
        String html = "{\"from_name\": \"ner\", \"to_name\": \"page\", \"type\": \"hypertextlabels\", \"value\":"
                + " {\"start\": \"%s\", \"end\": \"%s\", \"startOffset\": 0, \"endOffset\": 4, \"globalOffsets\": {\"start\": 7, \"end\": 11},"
                + " \"hypertextlabels\": [\"PER\"]}}";
        Alignment page = Alignment.of(
                List.of(
                        voice("a", html.formatted("/p[1]/text()[1]", "/p[1]/text()[1]")),
                        voice("b", html.formatted("/p[1]/b[1]/text()[1]", "/p[1]/b[1]/text()[1]"))),
                Consensus.all());
        assertThat(page.disputes()).isEmpty();
    }

    @Test
    void weightsDecideWhoIsBelieved() {
        Map<Item.Kind, Map<String, Double>> weights = Map.of(Item.Kind.SPAN, Map.of("a", 3.0, "b", 1.0, "c", 1.0));
        assertThat(lines(
                        Consensus.weighted(weights, 0.5),
                        voice("a", span("1", 0, 3, "PER"), choice("c", "x")),
                        voice("b", span("4", 0, 3, "ORG")),
                        voice("c", span("7", 0, 3, "ORG"))))
                .containsExactly(
                        "SPAN ner 0..3[ORG][][b, c] | [a] =1",
                        "SPAN ner 0..3[PER][][a] | [b, c] =0",
                        "ANSWER mood [][x][a] | [b, c] ?");
        assertThatThrownBy(() -> Consensus.weighted(weights, 0.4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsShiftedAndEveryMarkIsAccountedFor() {
        // Emoji, a combining mark, CRLF and right to left: offsets are code points and stay what they are.
        String text = "\ud83d\ude00 e\u0301t\u00e9\r\n\u05e9\u05dc\u05d5\u05dd \ud83d\udc69\u200d\ud83d\ude80 Ann";
        int length = text.codePointCount(0, text.length());
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            List<Voice> voices = new ArrayList<>();
            Map<String, Set<String>> written = new LinkedHashMap<>();
            for (int v = 0; v < 2 + random.nextInt(3); v++) {
                List<String> regions = new ArrayList<>();
                for (int r = 0; r < random.nextInt(6); r++) {
                    int start = random.nextInt(length);
                    int end = start + 1 + random.nextInt(Math.min(4, length - start));
                    regions.add(span("r" + r, start, end, random.nextBoolean() ? "PER" : "ORG"));
                }
                voices.add(voice("v" + v, regions.toArray(String[]::new)));
                voices.getLast()
                        .result()
                        .forEach(region -> written.computeIfAbsent(
                                        region.json().without("id").toString(), key -> new LinkedHashSet<>())
                                .add(voices.getLast().name()));
            }
            Consensus consensus = random.nextBoolean() ? Consensus.all() : Consensus.majority();
            Alignment alignment = Alignment.of(voices, consensus);
            holds(alignment, written, voices.size(), consensus);
            Map<Integer, Integer> decisions = new HashMap<>();
            for (int i = 0; i < alignment.items().size(); i++) {
                Item item = alignment.items().get(i);
                if (item.isDisputed()) {
                    decisions.put(i, random.nextInt(item.options().size() + 1) - 1);
                }
            }
            Resolution resolved = Resolution.of(alignment, decisions);
            assertThat(resolved.open()).isEmpty();
            assertThat(resolved.result())
                    .allMatch(json -> written.containsKey(json.without("id").toString()));
            assertThat(resolved.result().stream().map(json -> json.text("id").orElseThrow()))
                    .doesNotHaveDuplicates()
                    .containsExactlyElementsOf(
                            resolved.origins().stream().map(Origin::region).toList());
        }
    }

    private static void holds(Alignment alignment, Map<String, Set<String>> written, int voices, Consensus consensus) {
        Set<String> marks = new LinkedHashSet<>();
        for (Item item : alignment.items()) {
            assertThat(item.options().stream().flatMap(option -> option.voices().stream()))
                    .containsExactlyInAnyOrderElementsOf(alignment.voices());
            item.options().stream()
                    .flatMap(option -> option.marks().stream())
                    .forEach(mark -> marks.add(
                            mark.entries().getFirst().json().without("id").toString()));
        }
        assertThat(marks).containsExactlyInAnyOrderElementsOf(written.keySet());
        // A mark is in the result by agreement exactly if enough voices wrote just that one.
        Set<String> agreed = Resolution.of(alignment, Map.of()).result().stream()
                .map(json -> json.without("id").toString())
                .collect(Collectors.toSet());
        written.forEach((mark, by) -> {
            boolean enough = consensus.settles(Item.Kind.SPAN, List.copyOf(by), alignment.voices());
            assertThat(agreed.contains(mark))
                    .as("%s by %s of %s", mark, by, voices)
                    .isEqualTo(enough);
        });
    }

    @Test
    void decisionsOnWhatIsNotThereAreRefused() {
        Alignment alignment = Alignment.of(
                List.of(voice("a", span("1", 0, 3, "PER")), voice("b", span("1", 0, 3, "ORG"))), Consensus.all());
        assertThatThrownBy(() -> Resolution.of(alignment, Map.of(1, 0))).hasMessageContaining("no item 1");
        assertThatThrownBy(() -> Resolution.of(alignment, Map.of(0, 2))).hasMessageContaining("no option 2");
        assertThat(Resolution.of(alignment, Map.of()).open()).containsExactly(0);
        assertThatThrownBy(() -> Alignment.of(List.of(voice("a"), voice("a")), Consensus.all()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(alignment.fingerprint())
                .isNotEqualTo(Alignment.of(
                                List.of(voice("a", span("1", 0, 3, "PER")), voice("b", span("1", 0, 2, "ORG"))),
                                Consensus.all())
                        .fingerprint());
    }

    @Test
    void voicesThatAreReadOnceAreAlignedByEachRuleAsIfTheyWereReadAnew() {
        List<Voice> voices = List.of(
                voice("a", span("1", 0, 3, "PER"), choice("2", "good")),
                voice("b", span("1", 0, 3, "PER"), choice("2", "bad")),
                voice("c", span("1", 0, 4, "ORG"), choice("2", "good")));
        Function<Consensus, Alignment> read = Alignment.reading(voices);
        for (Consensus rule : List.of(Consensus.majority(), Consensus.all(), Consensus.majority())) {
            assertThat(read.apply(rule)).isEqualTo(Alignment.of(voices, rule));
        }
        assertThat(read.apply(Consensus.majority()).disputes()).isEmpty();
        assertThat(read.apply(Consensus.all()).disputes()).hasSize(2);
    }
}
