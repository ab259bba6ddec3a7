package dev.tagloop.cli.predict;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Predicts a file line by line, in constant memory. The output appears only when it is complete; a line in, a line out. */
final class FilePrediction {
    private static final int BATCH = 256;

    private final LinePredictor model;
    private final Console console;
    private final Progress progress;

    FilePrediction(LinePredictor model, Console console) {
        this.model = model;
        this.console = console;
        this.progress = console.progress();
    }

    void run(Path input, Path output) {
        Path target = output.toAbsolutePath();
        Path fresh = target.resolveSibling(target.getFileName() + ".part");
        Counts counts;
        try (BufferedReader lines = Files.newBufferedReader(input, StandardCharsets.UTF_8);
                BufferedWriter out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            counts = predict(input, lines, out);
        } catch (IOException e) {
            throw new UserError("Predicting " + input + " into " + output + " failed: " + e, e);
        }
        try {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserError(
                    "The predictions are in " + fresh + " but could not be moved to " + output + ": " + e, e);
        }
        report(output, counts);
    }

    private record Counts(long texts, long found) {}

    private Counts predict(Path input, BufferedReader lines, BufferedWriter out) throws IOException {
        boolean json = input.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|ndjson)");
        long texts = 0;
        long found = 0;
        List<JsonObject> batch = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (json && line.isBlank()) {
                continue;
            }
            texts++;
            batch.add(json ? row(input, texts, line) : JsonObject.empty().with("text", line));
            if (batch.size() == BATCH) {
                found += write(batch, out);
                progress.report("Predicting", texts, 0);
            }
        }
        found += write(batch, out);
        return new Counts(texts, found);
    }

    private long write(List<JsonObject> batch, BufferedWriter out) throws IOException {
        long found = 0;
        for (LinePredictor.Line predicted : model.predict(batch)) {
            out.write(predicted.toJson());
            out.write('\n');
            found += predicted.found();
        }
        batch.clear();
        return found;
    }

    private static JsonObject row(Path input, long number, String line) {
        try {
            JsonObject row = JsonObject.parse(line);
            if (row.text("text").or(() -> row.text("context")).isEmpty()) {
                throw new UserError("%s, object %d has no \"text\".".formatted(input, number));
            }
            return row;
        } catch (JsonException e) {
            throw new UserError("%s, object %d is no JSON: %s".formatted(input, number, e.getMessage()), e);
        }
    }

    private void report(Path output, Counts counts) {
        if (console.json()) {
            console.result(JsonObject.empty()
                    .with("output", output.toString())
                    .with("texts", counts.texts())
                    .with(model.noun(), counts.found())
                    .toString());
        } else {
            console.say(
                    "Found %,d %s in %,d texts: %s".formatted(counts.found(), model.noun(), counts.texts(), output));
        }
    }
}
