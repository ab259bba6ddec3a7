package dev.tagloop.server.quality;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Sha256;
import dev.tagloop.core.text.Text;
import dev.tagloop.server.http.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A label that is likely wrong.
 *
 * @param annotation the answer that holds it
 * @param score how likely it is wrong, 0 to 1
 * @param given as it stands; empty where something is missing, or the whole answer is meant
 * @param suggested as it should likely be; empty where it should go, or nobody can tell
 * @param reason what speaks for it
 */
record Suspect(
        long task,
        long annotation,
        Kind kind,
        double score,
        Optional<ObjectNode> given,
        Optional<ObjectNode> suggested,
        ObjectNode reason) {
    /** In what way a label may be wrong. */
    enum Kind {
        /** A model that did not see it says another label. */
        WRONG_TYPE,
        /** Such a model says other borders. */
        BOUNDARY,
        /** Such a model finds something that is not labelled. */
        MISSING,
        /** Such a model finds nothing where there is a label. */
        SPURIOUS,
        /** Its borders are not as the project has them elsewhere. */
        CONVENTION,
        /** The same words have another label elsewhere. */
        VARIANT,
        /** The same text has another answer elsewhere. */
        DUPLICATE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int AROUND = 40;

    /** A span as it is told, with some of the text around it. */
    static ObjectNode span(Text text, LabeledSpan span) {
        int start = span.span().start();
        int end = span.span().end();
        return Json.object()
                .put("start", start)
                .put("end", end)
                .put("label", span.label())
                .put("text", text.slice(span.span()))
                .put("before", text.slice(new CodePointSpan(Math.max(0, start - AROUND), start)))
                .put("after", text.slice(new CodePointSpan(end, Math.min(text.codePoints(), end + AROUND))));
    }

    /** As it is told. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("task", task)
                .put("annotation", annotation)
                .put("kind", kind.word())
                .put("score", score);
        json.set("given", given.isPresent() ? given.get() : json.nullNode());
        json.set("suggested", suggested.isPresent() ? suggested.get() : json.nullNode());
        json.set("reason", reason);
        return json;
    }

    /** What it says, the same whenever the same is found again in the same state of the answer. */
    String digest(String control) {
        String said = String.join(
                "\n",
                control,
                Long.toString(annotation),
                kind.word(),
                given.map(Json::stored).orElse(""),
                suggested.map(Json::stored).orElse(""));
        return Sha256.hex(said, 16);
    }
}
