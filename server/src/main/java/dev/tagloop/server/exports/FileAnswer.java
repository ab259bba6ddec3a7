package dev.tagloop.server.exports;

import dev.tagloop.server.http.Call;
import java.io.InputStream;

/** Answers with a file to be saved. */
final class FileAnswer {
    private FileAnswer() {}

    /** @param name made of our own words and numbers; clients read it from either header */
    static void send(Call call, InputStream content, String name, String type) {
        call.context()
                .status(200)
                .contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("filename", name)
                .result(content);
    }
}
