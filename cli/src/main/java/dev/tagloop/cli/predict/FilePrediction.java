package dev.tagloop.cli.predict;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.TokenClassificationPipeline;
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

    private final TokenClassificationPipeline pipeline;
    private final Aggregation aggregation;
    private final Console console;
    private final Progress progress;

    FilePrediction(TokenClassificationPipeline pipeline, Aggregation aggregation, Console console) {
        this.pipeline = pipeline;
        this.aggregation = aggregation;
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

    private record Counts(long texts, long entities) {}

    private Counts predict(Path input, BufferedReader lines, BufferedWriter out) throws IOException {
        boolean json = input.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|ndjson)");
        long texts = 0;
        long entities = 0;
        List<String> batch = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (json && line.isBlank()) {
                continue;
            }
            texts++;
            batch.add(json ? text(input, texts, line) : line);
            if (batch.size() == BATCH) {
                entities += write(batch, out);
                progress.report("Predicting", texts, 0);
            }
        }
        entities += write(batch, out);
        return new Counts(texts, entities);
    }

    private long write(List<String> batch, BufferedWriter out) throws IOException {
        long entities = 0;
        for (PredictedText predicted : PredictedText.of(batch, pipeline, aggregation)) {
            out.write(predicted.toJson());
            out.write('\n');
            entities += predicted.entities().size();
        }
        batch.clear();
        return entities;
    }

    private static String text(Path input, long number, String line) {
        try {
            return JsonObject.parse(line)
                    .text("text")
                    .orElseThrow(() -> new UserError("%s, object %d has no \"text\".".formatted(input, number)));
        } catch (JsonException e) {
            throw new UserError("%s, object %d is no JSON: %s".formatted(input, number, e.getMessage()), e);
        }
    }

    private void report(Path output, Counts counts) {
        if (console.json()) {
            console.result(JsonObject.empty()
                    .with("output", output.toString())
                    .with("texts", counts.texts())
                    .with("entities", counts.entities())
                    .toString());
        } else {
            console.say("Found %,d entities in %,d texts: %s".formatted(counts.entities(), counts.texts(), output));
        }
    }
}
