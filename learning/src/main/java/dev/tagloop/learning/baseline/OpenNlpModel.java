package dev.tagloop.learning.baseline;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A model of OpenNLP, in memory. */
interface OpenNlpModel {

    /** What it can answer with. */
    List<String> labels();

    /** Writes OpenNLP's own file. */
    void write(OutputStream out) throws IOException;

    /** Ready to be asked. */
    QuickModel<?> opened();
}
