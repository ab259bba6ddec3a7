package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * CoNLL-2003 as its readers expect it: a document line before each task, four columns, one word a line. Words are our own, so that
 * every script is cut well, and labels keep no blanks.
 */
final class ConllWriter implements ExportWriter {
    private final LabelledDocuments documents;
    private final TagScheme scheme;

    ConllWriter(LabelConfig config, TagScheme scheme) {
        this.documents = new LabelledDocuments(config, false);
        this.scheme = scheme;
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        documents.forEach(tasks, notes, document -> {
            TaggedTokens tokens = TaggedTokens.of(document, scheme, notes);
            if (tokens.places().isEmpty()) {
                notes.note(document.name(), "left out: its text has no word");
                return;
            }
            text.append("-DOCSTART- -X- -X- O\n\n");
            for (int i = 0; i < tokens.places().size(); i++) {
                text.append(FieldText.token(
                                document.text().slice(tokens.places().get(i))))
                        .append(" -X- _ ")
                        .append(FieldText.label(tokens.tags().get(i)))
                        .append('\n');
            }
            text.append('\n');
        });
        text.flush();
    }
}
