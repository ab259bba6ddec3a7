package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.labelstudio.convert.read.FileFormat;
import dev.tagloop.labelstudio.convert.read.OffsetUnit;
import dev.tagloop.labelstudio.convert.read.ReadOptions;
import dev.tagloop.labelstudio.convert.read.TagScheme;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How an annotated file is read. */
final class FileImportOptions {
    @Spec(Spec.Target.SELF)
    private CommandSpec own;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "What the file is, where it is not recognised: jsonl (Label Studio's tasks, one a line), conll, brat,"
                            + " spacy, doccano or prodigy.")
    private String format;

    @Option(
            names = "--unit",
            paramLabel = "code-points|utf-16|utf-8",
            description =
                    "What the file counts offsets in. Without it, the texts that spans carry tell; where they carry"
                            + " none, code points are taken and a warning is given.")
    private String unit;

    @Option(
            names = "--scheme",
            paramLabel = "SCHEME",
            description =
                    "How a CoNLL file writes its tags, where it is not recognised: io, iob1, bio, bioes or bilou.")
    private String scheme;

    @Option(
            names = "--documents",
            description =
                    "Of a CoNLL file, make a task of each document (from one -DOCSTART- to the next), not of each sentence.")
    private boolean documents;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description =
                    "Write the rows that cannot become tasks to this file, with field and reason, a JSON object a line.")
    private Path errors;

    @Option(
            names = "--skip-errors",
            description = "Import the other rows although some cannot become tasks; else nothing is imported then.")
    private boolean skipErrors;

    /** @throws UserError if one of these options was given beside another source than a file */
    void refuseFor(String source) {
        own.options().stream()
                .map(OptionSpec::longestName)
                .filter(command.commandLine().getParseResult()::hasMatchedOption)
                .findFirst()
                .ifPresent(name -> {
                    throw new UserError(name + " is for files, not for " + source + ".");
                });
    }

    Optional<FileFormat> format() {
        return Optional.ofNullable(format)
                .map(word -> FileFormat.ofWord(word)
                        .orElseThrow(() -> HubImportOptions.oneOf("--format", FileFormat.words(), word)));
    }

    /** The options of reading that were given. */
    ReadOptions reading() {
        ReadOptions options = ReadOptions.defaults();
        if (unit != null) {
            options = options.withUnit(OffsetUnit.ofWord(unit)
                    .orElseThrow(() -> HubImportOptions.oneOf("--unit", OffsetUnit.words(), unit)));
        }
        if (scheme != null) {
            options = options.withScheme(TagScheme.ofWord(scheme)
                    .orElseThrow(() -> HubImportOptions.oneOf("--scheme", TagScheme.words(), scheme)));
        }
        return documents ? options.withDivision(ReadOptions.Division.DOCUMENTS) : options;
    }

    Optional<Path> errors() {
        return Optional.ofNullable(errors);
    }

    boolean skipErrors() {
        return skipErrors;
    }
}
