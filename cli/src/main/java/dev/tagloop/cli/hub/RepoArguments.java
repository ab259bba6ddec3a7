package dev.tagloop.cli.hub;

import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.RepoType;
import dev.tagloop.hub.repo.Revision;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which repository, and which state of it. */
final class RepoArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REPO", description = "The repository, such as org/name.")
    private String id;

    @Option(
            names = {"--repo-type", "--type"},
            paramLabel = "TYPE",
            defaultValue = "model",
            description = "model, dataset or space (default: ${DEFAULT-VALUE}).")
    private RepoType type;

    @Option(
            names = "--revision",
            paramLabel = "NAME",
            defaultValue = Revision.MAIN,
            description = "A branch, a tag or a commit (default: ${DEFAULT-VALUE}).")
    private String revision;

    RepoId repo() {
        try {
            return new RepoId(type, id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    String revision() {
        try {
            return Revision.checked(revision);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
