package dev.tagloop.server;

import dev.tagloop.labelstudio.convert.export.ExportWriter;

/** Writes a project's labels as a data set for Hugging Face's libraries. The server does not know how; whoever starts it says. */
@FunctionalInterface
public interface LabelDatasets {
    /**
     * A writer of a zip archive in the layout of a Hub repository: Parquet files and a card.
     *
     * @param title the project's title, for the card
     * @param labelConfig the project's labelling configuration
     */
    ExportWriter writer(String title, String labelConfig);
}
