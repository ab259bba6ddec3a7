package dev.tagloop.server.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The answer to a format that cannot hold what a project has, such as boxes in images for a project of texts: an archive, as clients of
 * the original expect, with a page in it that says so.
 */
final class NothingToExport {
    private NothingToExport() {}

    static void write(String format, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("README.txt"));
        zip.write(("The format " + format
                        + " holds nothing that this project has, so there are no labels in this archive.\n"
                        + "Export as JSON to get everything; the project's export formats tell what else fits.\n")
                .getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }
}
