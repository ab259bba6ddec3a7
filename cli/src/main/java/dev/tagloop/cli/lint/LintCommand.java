package dev.tagloop.cli.lint;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.core.labelconfig.lint.ConfigLint;
import dev.tagloop.core.labelconfig.lint.LintProblem;
import dev.tagloop.core.labelconfig.lint.Severity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tagloop lint}. */
@Command(
        name = "lint",
        description = {
            "Say what is wrong with a label config, each problem with its line and column.",
            "Exit code 1 when there is an error, 0 when there are warnings only."
        },
        footer = {"", "Example: before a config goes to a project", "  tagloop lint ner.xml"})
public final class LintCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "FILE", description = "The XML label config.")
    private Path file;

    private record Problem(String severity, int line, int column, String message, String hint) {
        private static Problem of(LintProblem problem) {
            return new Problem(
                    problem.severity().name().toLowerCase(Locale.ROOT),
                    problem.line(),
                    problem.column(),
                    problem.message(),
                    problem.hint());
        }
    }

    private record Report(String file, long errors, long warnings, List<Problem> problems) {}

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            List<LintProblem> problems = ConfigLint.check(read());
            long errors = count(problems, Severity.ERROR);
            long warnings = count(problems, Severity.WARNING);
            if (console.json()) {
                console.result(JsonReport.line(new Report(
                        file.toString(),
                        errors,
                        warnings,
                        problems.stream().map(Problem::of).toList())));
            } else {
                problems.forEach(problem -> console.result(file + ":" + problem));
                console.say(
                        problems.isEmpty()
                                ? file + ": no problems."
                                : "%s: %d errors, %d warnings.".formatted(file, errors, warnings));
            }
            return errors > 0 ? 1 : 0;
        }
    }

    private static long count(List<LintProblem> problems, Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    private String read() {
        if (!Files.isRegularFile(file)) {
            throw new UserError("There is no file " + file + ".");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new UserError("The label config " + file + " is no UTF-8 text: save it as UTF-8.", e);
        } catch (IOException e) {
            throw new UserError("The label config " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
