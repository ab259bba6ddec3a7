package dev.tagloop.server.adjudication;

import dev.tagloop.labelstudio.adjudication.Alignment;
import dev.tagloop.labelstudio.adjudication.Item;
import dev.tagloop.labelstudio.adjudication.Option;
import dev.tagloop.server.http.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An alignment as the API tells it. */
final class AlignmentJson {
    private AlignmentJson() {}

    static ObjectNode of(List<Source> sources, Alignment alignment) {
        ObjectNode json = Json.object().put("fingerprint", fingerprint(alignment));
        ArrayNode voices = json.putArray("voices");
        sources.forEach(source -> voices.add(source.json()));
        ArrayNode items = json.putArray("items");
        alignment.items().forEach(item -> items.add(item(item)));
        return json.put("disputes", alignment.disputes().size());
    }

    static String fingerprint(Alignment alignment) {
        return Integer.toHexString(alignment.fingerprint());
    }

    private static ObjectNode item(Item item) {
        ObjectNode json = Json.object()
                .put("kind", item.kind().name().toLowerCase(Locale.ROOT))
                .put("control", item.control())
                .put("object", item.object());
        json.put("settled", item.isDisputed() ? null : (Integer) item.settled().getAsInt());
        ArrayNode options = json.putArray("options");
        for (Option option : item.options()) {
            ObjectNode one = options.addObject();
            ArrayNode voices = one.putArray("voices");
            option.voices().forEach(voices::add);
            ArrayNode result = one.putArray("result");
            option.marks()
                    .forEach(mark -> mark.entries()
                            .forEach(entry -> result.add(entry.json().toNode())));
        }
        return json;
    }
}
