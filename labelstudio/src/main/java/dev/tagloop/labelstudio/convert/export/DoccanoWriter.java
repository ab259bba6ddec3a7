package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LayoutTag;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * doccano's JSONL for sequence labelling. In a project with relations it is that of its relation projects, where spans have ids.
 * Offsets count code points; what else the task shows stands beside the text.
 */
final class DoccanoWriter implements ExportWriter {
    /** What doccano reads itself. */
    private static final Set<String> RESERVED = Set.of("id", "text", "label", "entities", "relations", "Comments");

    private final LabelledDocuments documents;
    private final boolean relations;
    private final BesideSpans beside;

    DoccanoWriter(LabelConfig config) {
        this.documents = new LabelledDocuments(config, true);
        this.beside = new BesideSpans(config);
        this.relations = config.root().walk().anyMatch(LayoutTag.Relations.class::isInstance);
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        int[] number = {0};
        documents.forEach(tasks, notes, document -> {
            ObjectNode json = Json.mapper().createObjectNode();
            json.put("id", document.task().id().orElse(++number[0]));
            json.put("text", document.text().value());
            if (relations) {
                graph(document, json, notes);
            } else {
                labels(document, json.putArray("label"), notes);
            }
            beside.tellOthers(document, false, false, notes);
            document.task().data().toNode().properties().forEach(datum -> {
                if (!RESERVED.contains(datum.getKey()) && !datum.getKey().equals(documents.dataKey())) {
                    json.set(datum.getKey(), datum.getValue());
                }
            });
            out.write(JsonBytes.of(json));
            out.write('\n');
        });
        out.flush();
    }

    private static void labels(LabelledDocument document, ArrayNode list, ExportNotes notes) {
        for (int i = 0; i < document.regions().size(); i++) {
            CodePointSpan span = document.labelled().spans().get(i).span();
            for (String label : document.regions().get(i).labels()) {
                list.addArray().add(span.start()).add(span.end()).add(label);
                notes.exact(1);
            }
        }
        if (!RelationEnds.noneIn(document)) {
            notes.note(document.name(), "its relations are left out: the label config has no <Relations>");
        }
    }

    private static void graph(LabelledDocument document, ObjectNode json, ExportNotes notes) {
        ArrayNode entities = json.putArray("entities");
        List<RelationEnds> ends = RelationEnds.of(document, notes);
        int[] firstOf = new int[document.regions().size()];
        for (int i = 0; i < firstOf.length; i++) {
            CodePointSpan span = document.labelled().spans().get(i).span();
            firstOf[i] = entities.size();
            for (String label : document.regions().get(i).labels()) {
                entities.addObject()
                        .put("id", entities.size() - 1)
                        .put("label", label)
                        .put("start_offset", span.start())
                        .put("end_offset", span.end());
                notes.exact(1);
            }
        }
        ArrayNode list = json.putArray("relations");
        ends.forEach(relation -> list.addObject()
                .put("id", list.size() - 1)
                .put("from_id", firstOf[relation.from()])
                .put("to_id", firstOf[relation.to()])
                .put("type", relation.label()));
    }
}
