package dev.tagloop.server.imports;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.trash.Trash;
import java.util.List;
import java.util.Optional;

/**
 * Begins imports.
 *
 * @param validates whether an import is refused whose predictions do not fit the labelling configuration
 */
record Importers(Database database, Trash trash, boolean validates) {
    /** One of a request, as the original has it. */
    Importer ofRequest(ProjectRef project, long user, List<String> preannotatedFields) {
        return begin(project, user, Importer.Terms.ofRequest(preannotatedFields, checks(project)));
    }

    /** One of files. @param errors gathers what is wrong */
    Importer ofFiles(ProjectRef project, long user, FileImportInput input, RowErrors errors) {
        return begin(
                project,
                user,
                new Importer.Terms(
                        input.preannotatedFields(),
                        checks(project),
                        errors,
                        input.isTrial() ? Importer.Output.CHECKED : Importer.Output.STORED));
    }

    private Importer begin(ProjectRef project, long user, Importer.Terms terms) {
        return new Importer(database, trash, project, user, terms);
    }

    private Optional<PredictionChecks> checks(ProjectRef project) {
        return validates ? Optional.of(new PredictionChecks(project)) : Optional.empty();
    }
}
