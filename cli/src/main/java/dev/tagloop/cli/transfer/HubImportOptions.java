package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.core.rows.ColumnRole;
import dev.tagloop.core.rows.Joining;
import dev.tagloop.core.rows.RowKind;
import dev.tagloop.hub.repo.Revision;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which rows of a data set become tasks, and how. */
final class HubImportOptions {
    /** Those that files have too. */
    private static final List<String> SHARED = List.of("--tags", "--dry-run");

    @Spec(Spec.Target.SELF)
    private CommandSpec own;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--config",
            paramLabel = "NAME",
            description = "The data set's configuration; it may stand behind the id as well: wikiann/en.")
    private String config;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "train",
            description =
                    "The rows, as load_dataset reads them: 'train[:100]', 'train[10%%:20%%]+test' (default: ${DEFAULT-VALUE}).")
    private String split;

    @Option(
            names = "--revision",
            paramLabel = "NAME",
            defaultValue = Revision.MAIN,
            description = "A branch, a tag or a commit of the data set (default: ${DEFAULT-VALUE}).")
    private String revision;

    @Option(
            names = "--tags",
            paramLabel = "predictions|ground-truth|none",
            defaultValue = "predictions",
            description = "What becomes of labels that the rows have already (default: ${DEFAULT-VALUE} of a data set,"
                    + " annotations of a file).")
    private String tags;

    @Option(
            names = "--map",
            paramLabel = "ROLE=COLUMN",
            description = "Another column than the one that is recognised; the roles are text, text-pair, tokens, tags,"
                    + " entities, label, question, answers and summary. Without a column the role has none: --map label="
                    + " takes the texts alone. May be repeated.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "The work, where it cannot be recognised: token-classification, text-classification,"
                    + " question-answering, summarization or text.")
    private String kind;

    @Option(
            names = "--join",
            paramLabel = "auto|blanks|none",
            defaultValue = "auto",
            description = "What stands between tokens; auto puts blanks except in Chinese and Japanese"
                    + " (default: ${DEFAULT-VALUE}).")
    private String join;

    @Option(
            names = "--update",
            description = "Add only rows that the project has no task of yet, and list those that changed or are gone;"
                    + " no task that is there is touched.")
    private boolean update;

    @Option(names = "--dry-run", description = "Show what would be imported and change nothing.")
    private boolean dryRun;

    /** @throws UserError if one of these options was given beside another source than a data set */
    void refuseFor(String source) {
        own.options().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !SHARED.contains(name))
                .filter(command.commandLine().getParseResult()::hasMatchedOption)
                .findFirst()
                .ifPresent(name -> {
                    throw new UserError(name + " is for rows of --hf, not for " + source + ".");
                });
    }

    String split() {
        return split;
    }

    String revision() {
        try {
            return Revision.checked(revision);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    Optional<String> config() {
        return Optional.ofNullable(config);
    }

    boolean update() {
        return update;
    }

    boolean dryRun() {
        return dryRun;
    }

    TagUse tags() {
        return TagUse.ofWord(tags).orElseThrow(() -> oneOf("--tags", TagUse.words(), tags));
    }

    /** What was said about labels; empty if nothing. */
    Optional<TagUse> givenTags() {
        return command.commandLine().getParseResult().hasMatchedOption("--tags")
                ? Optional.of(tags())
                : Optional.empty();
    }

    Optional<RowKind> kind() {
        return Optional.ofNullable(kind)
                .map(word -> RowKind.ofWord(word).orElseThrow(() -> oneOf("--kind", RowKind.words(), word)));
    }

    Optional<Joining> joining() {
        return switch (join) {
            case "auto" -> Optional.empty();
            case "blanks" -> Optional.of(Joining.BLANKS);
            case "none" -> Optional.of(Joining.NONE);
            default -> throw oneOf("--join", List.of("auto", "blanks", "none"), join);
        };
    }

    Map<ColumnRole, String> columns() {
        Map<ColumnRole, String> wanted = new EnumMap<>(ColumnRole.class);
        columns.forEach((role, column) -> wanted.put(
                ColumnRole.ofWord(role).orElseThrow(() -> oneOf("The role in --map", ColumnRole.words(), role)),
                column));
        return wanted;
    }

    static UserError oneOf(String option, List<String> words, String given) {
        return new UserError(option + " is one of " + String.join(", ", words) + ", not " + given + ".");
    }
}
