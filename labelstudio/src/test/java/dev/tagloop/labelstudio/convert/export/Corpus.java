package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import dev.tagloop.labelstudio.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks with everything that makes formats stumble, for tests: the places of spans are found by what stands there. */
final class Corpus {
    static final LabelConfig CONFIG = LabelConfig.parse("""
            <View>
              <Text name="text" value="$text"/>
              <Labels name="ner" toName="text"><Label value="PER"/><Label value="LOC"/><Label value="EYE CATCHER"/></Labels>
              <Relations><Relation value="lives in"/></Relations>
            </View>""");

    /** The same with labels for whole texts, and choices and stars for spans. */
    static final LabelConfig DESCRIBED = LabelConfig.parse("""
            <View>
              <Text name="text" value="$text"/>
              <Labels name="ner" toName="text"><Label value="PER"/><Label value="LOC"/></Labels>
              <Choices name="label" toName="text" choice="multiple"><Choice value="news"/><Choice value="very old"/><Choice value="unused"/></Choices>
              <Choices name="sure" toName="text" perRegion="true" choice="multiple"><Choice value="yes"/><Choice value="not at all"/></Choices>
              <Rating name="stars" toName="text" perRegion="true"/>
              <TextArea name="remark" toName="text"/>
              <Relations><Relation value="in"/></Relations>
            </View>""");

    private final ArrayNode tasks = Json.mapper().createArrayNode();

    /** A task and what its annotation marks. */
    final class Entry {
        private final Text text;
        private final ArrayNode annotations;

        private Entry(String text) {
            ObjectNode task = tasks.addObject().put("id", tasks.size());
            task.putObject("data").put("text", text);
            this.annotations = task.putArray("annotations");
            this.text = Text.of(text);
        }

        Entry answered() {
            annotations
                    .addObject()
                    .put("id", 100 * tasks.size() + annotations.size())
                    .put("was_cancelled", false)
                    .put("created_at", "2026-01-0" + (1 + annotations.size()) + "T00:00:00Z")
                    .putArray("result");
            return this;
        }

        Entry skipped() {
            answered();
            ((ObjectNode) annotations.get(annotations.size() - 1)).put("was_cancelled", true);
            return this;
        }

        /** Marks the only place where this stands. */
        Entry mark(String id, String what, String... labels) {
            int at = text.value().indexOf(what);
            CodePointSpan place = text.toCodePoints(new Utf16Span(at, at + what.length()));
            ObjectNode region = result().addObject()
                    .put("id", id)
                    .put("from_name", "ner")
                    .put("to_name", "text")
                    .put("type", "labels");
            ObjectNode value =
                    region.putObject("value").put("start", place.start()).put("end", place.end());
            ArrayNode list = value.putArray("labels");
            List.of(labels).forEach(list::add);
            return this;
        }

        /** Puts a region below another. */
        Entry below(String parent) {
            ((ObjectNode) result().get(result().size() - 1)).put("parentID", parent);
            return this;
        }

        /** Says something of the text as a whole. */
        Entry say(String control, String type, Object... values) {
            said("whole", control, type).set(type, Json.mapper().valueToTree(List.of(values)));
            return this;
        }

        /** Says something of a span. */
        Entry choose(String id, String control, String... values) {
            said(id, control, "choices").set("choices", Json.mapper().valueToTree(List.of(values)));
            return this;
        }

        Entry rate(String id, int stars) {
            said(id, "stars", "rating").put("rating", stars);
            return this;
        }

        private ObjectNode said(String id, String control, String type) {
            return result().addObject()
                    .put("id", id)
                    .put("from_name", control)
                    .put("to_name", "text")
                    .put("type", type)
                    .putObject("value");
        }

        Entry relate(String from, String to, String direction, String... labels) {
            ArrayNode list = result().addObject()
                    .put("type", "relation")
                    .put("from_id", from)
                    .put("to_id", to)
                    .put("direction", direction)
                    .putArray("labels");
            List.of(labels).forEach(list::add);
            return this;
        }

        private ArrayNode result() {
            return (ArrayNode) annotations.get(annotations.size() - 1).get("result");
        }
    }

    Entry task(String text) {
        return new Entry(text);
    }

    TaskSource source() {
        return TaskLists.of(tasks.toString());
    }

    /** Labels of whole texts, what is said of spans, spans in pieces, several spans at one place. */
    static Corpus described() {
        Corpus corpus = new Corpus();
        corpus.task("Ann und 👩‍👩‍👧 Bob Lee in Rio")
                .answered()
                .mark("a", "Ann", "PER")
                .mark("l", "Lee", "PER")
                .below("a")
                .mark("r", "Rio", "LOC")
                .mark("b", "Bob Lee", "PER")
                .mark("c", "Bob Lee", "LOC")
                .relate("c", "r", "right", "in")
                .choose("a", "sure", "not at all")
                .choose("b", "sure", "yes", "not at all")
                .rate("b", 4)
                .say("label", "choices", "very old", "news")
                .say("remark", "text", "hm");
        corpus.task("Nothing at all").answered();
        corpus.task("Nobody looked");
        return corpus;
    }

    /** Emoji, combining marks, line ends of all kinds, overlaps, relations in each direction, empty and skipped tasks. */
    static Corpus hard() {
        Corpus corpus = new Corpus();
        corpus.task("Ann 👩‍👩‍👧 lives in  São Paulo.")
                .answered()
                .mark("a", "Ann", "PER")
                .mark("e", "👩‍👩‍👧", "EYE CATCHER")
                .mark("s", "São Paulo", "LOC")
                .relate("a", "s", "right", "lives in");
        corpus.task("José\r\nIgnacio🎉|Rio\tde\nJaneiro ")
                .answered()
                .mark("p", "José\r\nIgnacio", "PER")
                .mark("r", "Rio\tde\nJaneiro", "LOC")
                .mark("i", "Rio", "PER", "LOC")
                .relate("p", "r", "bi")
                .relate("p", "i", "left", "lives in");
        corpus.task("").answered();
        corpus.task("Nothing here").answered();
        corpus.task("Nobody looked");
        corpus.task("Too hard").skipped();
        corpus.task("東京 und Bergamo")
                .answered()
                .mark("t", "東京", "LOC")
                .answered()
                .mark("b", "gamo", "LOC");
        return corpus;
    }
}
