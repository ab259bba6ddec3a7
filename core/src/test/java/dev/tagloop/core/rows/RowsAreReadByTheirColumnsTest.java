package dev.tagloop.core.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.rows.ColumnType.Classes;
import dev.tagloop.core.rows.ColumnType.Fields;
import dev.tagloop.core.rows.ColumnType.ListOf;
import dev.tagloop.core.rows.ColumnType.Other;
import dev.tagloop.core.rows.ColumnType.Text;
import dev.tagloop.core.rows.ColumnType.Whole;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsAreReadByTheirColumnsTest {
    private static final Text TEXT = new Text();
    private static final Classes NER = new Classes(List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"));
    private static final Map<String, ColumnType> WIKIANN = columns(
            "tokens",
            new ListOf(TEXT),
            "ner_tags",
            new ListOf(NER),
            "langs",
            new ListOf(TEXT),
            "spans",
            new ListOf(TEXT));
    private static final Map<String, ColumnType> SQUAD = columns(
            "id",
            TEXT,
            "title",
            TEXT,
            "context",
            TEXT,
            "question",
            TEXT,
            "answers",
            new Fields(columns("text", new ListOf(TEXT), "answer_start", new ListOf(new Whole()))));

    private static Map<String, ColumnType> columns(Object... pairs) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put((String) pairs[i], (ColumnType) pairs[i + 1]);
        }
        return columns;
    }

    private static ColumnMapping mapping(Map<String, ColumnType> types) {
        return Recognition.of(types, Map.of(), Optional.empty());
    }

    private static RowReader reader(Map<String, ColumnType> types) {
        return RowReader.of(types, mapping(types), Joining.BLANKS);
    }

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }

    private static Map<String, Object> tagged(List<String> tokens, Long... tags) {
        Map<String, Object> row = new HashMap<>();
        row.put("tokens", tokens);
        row.put("ner_tags", Arrays.asList(tags));
        return row;
    }

    @Test
    void wikiannIsTokenClassification() {
        ColumnMapping mapping = mapping(WIKIANN);
        assertThat(mapping.kind()).isEqualTo(RowKind.TOKEN_CLASSIFICATION);
        assertThat(mapping.columns()).isEqualTo(Map.of(ColumnRole.TOKENS, "tokens", ColumnRole.TAGS, "ner_tags"));
        RowReader reader = reader(WIKIANN);
        assertThat(reader.declaredLabels()).contains(List.of("PER", "ORG", "LOC"));
        RowContent content =
                reader.read(tagged(List.of("R.H.", "Saunders", "\uD83D\uDE00", "St.", "Lawrence"), 3L, 4L, 0L, 5L, 6L));
        assertThat(content.text()).isEqualTo("R.H. Saunders \uD83D\uDE00 St. Lawrence");
        assertThat(content.marks()).contains(new RowMarks.Spans(List.of(span(0, 13, "ORG"), span(16, 28, "LOC"))));
        assertThat(content.kept()).isEmpty();
    }

    @Test
    void anEntityOfEmptyTokensIsNoneAndEmptyBordersDoNotCount() {
        RowContent content = reader(WIKIANN).read(tagged(List.of("", "Paris", "", "x", ""), 5L, 6L, 6L, 0L, 1L));
        assertThat(content.text()).isEqualTo(" Paris  x ");
        assertThat(content.marks()).contains(new RowMarks.Spans(List.of(span(1, 6, "LOC"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I-PER I-PER O I-ORG|PER 0-2, ORG 3-4",
                "I-PER B-PER I-PER O|PER 0-1, PER 1-3",
                "B-PER I-LOC O I-LOC|PER 0-1, LOC 1-2, LOC 3-4",
                "S-PER B-ORG I-ORG E-ORG|PER 0-1, ORG 1-4",
                "U-PER B-ORG I-ORG L-ORG|PER 0-1, ORG 1-4",
                "PER PER O LOC|PER 0-2, LOC 3-4",
                "O O O O|"
            })
    void anySchemeOfTagsIsReadAsSeqevalReadsIt(String tags, String entities) {
        String found = TagSequence.entities(List.of(tags.split(" "))).stream()
                .map(entity -> entity.type() + " " + entity.start() + "-" + entity.end())
                .collect(java.util.stream.Collectors.joining(", "));
        assertThat(found).isEqualTo(entities == null ? "" : entities);
    }

    @Test
    void anotherNumberOfTagsThanOfTokensIsRefused() {
        assertThatThrownBy(() -> reader(WIKIANN).read(tagged(List.of("a", "b"), 0L)))
                .isInstanceOf(RowException.class)
                .hasMessage("it has 2 tokens but 1 tags");
        assertThatThrownBy(() -> reader(WIKIANN).read(tagged(List.of("a"), 99L)))
                .hasMessage("it has class number 99, but there are only 7 classes");
    }

    @Test
    void ofSeveralTagColumnsTheEntitiesCount() {
        Map<String, ColumnType> conll = columns(
                "id",
                TEXT,
                "tokens",
                new ListOf(TEXT),
                "pos_tags",
                new ListOf(new Classes(List.of("NN"))),
                "chunk_tags",
                new ListOf(new Classes(List.of("O", "B-NP"))),
                "ner_tags",
                new ListOf(NER));
        assertThat(mapping(conll).column(ColumnRole.TAGS)).contains("ner_tags");
        assertThat(Recognition.of(conll, Map.of(ColumnRole.TAGS, "chunk_tags"), Optional.empty())
                        .column(ColumnRole.TAGS))
                .contains("chunk_tags");
    }

    @Test
    void squadAnswersAreMarkedOnceWhereTheyStand() {
        assertThat(mapping(SQUAD).kind()).isEqualTo(RowKind.QUESTION_ANSWERING);
        Map<String, Object> row = new HashMap<>(Map.of(
                "id",
                "5733",
                "title",
                "Notre_Dame",
                "context",
                "\uD83D\uDE00 Built in 1842, opened in 1843.",
                "question",
                "When?",
                "answers",
                Map.of("text", List.of("1842", "1842", "1843"), "answer_start", List.of(11L, 11L, 28L))));
        RowContent content = reader(SQUAD).read(row);
        assertThat(content.others()).isEqualTo(Map.of("question", "When?"));
        assertThat(content.kept()).isEqualTo(Map.of("id", "5733", "title", "Notre_Dame"));
        assertThat(content.marks())
                .contains(new RowMarks.Answers(List.of(span(11, 15, "Answer"), span(27, 31, "Answer"))));
        row.put("answers", Map.of("text", List.of(), "answer_start", List.of()));
        assertThat(reader(SQUAD).read(row).marks()).contains(new RowMarks.Answers(List.of()));
        row.put("answers", Map.of("text", List.of("1999"), "answer_start", List.of(0L)));
        assertThatThrownBy(() -> reader(SQUAD).read(row)).hasMessage("its answer \"1999\" does not stand in the text");
    }

    @Test
    void aTextWithAClassIsClassification() {
        Map<String, ColumnType> imdb = columns("text", TEXT, "label", new Classes(List.of("neg", "pos")));
        assertThat(mapping(imdb).kind()).isEqualTo(RowKind.TEXT_CLASSIFICATION);
        assertThat(reader(imdb).read(Map.of("text", "Good", "label", 1L)).marks())
                .contains(new RowMarks.Labels(List.of("pos")));
        assertThat(reader(imdb).read(Map.of("text", "Good", "label", -1L)).marks())
                .isEmpty();
        Map<String, ColumnType> nli = columns(
                "idx", new Whole(), "premise", TEXT, "hypothesis", TEXT, "label", new Classes(List.of("yes", "no")));
        assertThat(mapping(nli).columns())
                .isEqualTo(Map.of(
                        ColumnRole.TEXT, "premise", ColumnRole.TEXT_PAIR, "hypothesis", ColumnRole.LABEL, "label"));
        Map<String, ColumnType> emotions =
                columns("text", TEXT, "labels", new ListOf(new Classes(List.of("joy", "anger"))), "id", TEXT);
        assertThat(reader(emotions).isMultiLabel()).isTrue();
        assertThat(reader(emotions)
                        .read(Map.of("text", "!", "labels", List.of(1L, 0L)))
                        .marks())
                .contains(new RowMarks.Labels(List.of("anger", "joy")));
    }

    @Test
    void summariesAndPlainTextsAreRecognised() {
        Map<String, ColumnType> news = columns("article", TEXT, "highlights", TEXT, "id", TEXT);
        assertThat(mapping(news).kind()).isEqualTo(RowKind.SUMMARIZATION);
        assertThat(reader(news)
                        .read(Map.of("article", "Long.", "highlights", "Short.", "id", "1"))
                        .marks())
                .contains(new RowMarks.Written(List.of("Short.")));
        assertThat(mapping(columns("id", TEXT, "lyrics", TEXT)).columns()).isEqualTo(Map.of(ColumnRole.TEXT, "lyrics"));
        assertThat(mapping(columns("tokens", new ListOf(TEXT))).columns())
                .isEqualTo(Map.of(ColumnRole.TOKENS, "tokens"));
        assertThatThrownBy(() -> mapping(columns("image", new Other("image"))))
                .hasMessage("There is no column of texts or tokens among image.");
    }

    @Test
    void whatIsNamedGoesBeforeEveryGuess() {
        Map<String, ColumnType> reviews = columns("title", TEXT, "body", TEXT, "stars", new Whole());
        assertThat(Recognition.of(reviews, Map.of(ColumnRole.TEXT, "title", ColumnRole.LABEL, ""), Optional.empty()))
                .isEqualTo(new ColumnMapping(RowKind.TEXT, Map.of(ColumnRole.TEXT, "title")));
        assertThatThrownBy(() -> Recognition.of(reviews, Map.of(ColumnRole.TEXT, "bodyy"), Optional.empty()))
                .hasMessage("There is no column \"bodyy\" for text: the columns are title, body, stars.");
        assertThatThrownBy(() -> Recognition.of(reviews, Map.of(ColumnRole.TEXT, "stars"), Optional.empty()))
                .hasMessage("The column \"stars\" cannot be text: a text is needed there.");
    }

    @Test
    void aTextThatIsToHaveNoColumnHasNoneBesideASecondTextEither() {
        Map<String, ColumnType> pairs = columns("a", TEXT, "b", TEXT, "label", new Classes(List.of("yes", "no")));
        assertThatThrownBy(() ->
                        Recognition.of(pairs, Map.of(ColumnRole.TEXT, "", ColumnRole.TEXT_PAIR, "b"), Optional.empty()))
                .isInstanceOf(RowException.class)
                .hasMessageStartingWith("The columns named do not go together");
    }

    @Test
    void everyProposedConfigIsOneThatTheServerTakes() {
        List<Map<String, ColumnType>> all = List.of(
                WIKIANN,
                SQUAD,
                columns("text", TEXT, "label", new Classes(List.of("a<b & \"c\"", "d"))),
                columns("article", TEXT, "summary", TEXT),
                columns("text", TEXT),
                columns("premise", TEXT, "hypothesis", TEXT, "label", new Classes(List.of("yes"))));
        for (Map<String, ColumnType> types : all) {
            RowReader reader = reader(types);
            List<String> labels = reader.declaredLabels().orElseThrow();
            LabelConfig config = LabelConfig.parse(ProposedConfig.of(reader.mapping(), labels, false));
            config.validate();
            assertThat(config.controls().getFirst().labels()).containsAll(labels);
        }
        LabelConfig ner = LabelConfig.parse(ProposedConfig.of(mapping(WIKIANN), List.of("PER"), false));
        assertThat(ner.control("ner").orElseThrow().toNames()).containsExactly("text");
    }

    @Test
    void hostileLabelsAreRefused() {
        Map<String, ColumnType> types = columns("text", TEXT, "label", TEXT);
        RowReader reader = reader(types);
        assertThatThrownBy(() -> reader.read(Map.of("text", "x", "label", "a\u0000b")))
                .isInstanceOf(RowException.class);
        assertThatThrownBy(() -> reader.read(Map.of("text", "x", "label", "y".repeat(251))))
                .hasMessageContaining("no label but a text");
    }

    @Test
    void theHashIsOfTheContentAlone() {
        RowReader reader = reader(WIKIANN);
        Map<String, Object> row = tagged(List.of("a", "b"), 0L, 0L);
        String hash = reader.read(row).hash();
        row.put("langs", List.of("en", "en"));
        assertThat(reader.read(row).hash()).isEqualTo(hash).hasSize(32);
        assertThat(reader.read(tagged(List.of("a b"), 0L)).hash()).isNotEqualTo(hash);
        assertThat(reader.read(tagged(List.of("a", "b"), 0L, 1L)).hash()).isNotEqualTo(hash);
    }
}
