package dev.tagloop.server.imports;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.imports.files.FileRows;
import dev.tagloop.server.imports.files.UnreadableFileException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.DataCheck;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.work.JobReport;
import dev.tagloop.server.work.ProjectJobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/** Imports of files as jobs, a few at a time. */
final class FileImports {
    /** The ending of the list of errors beside a job. */
    static final String ERRORS = "errors";

    /** Each holds some chunks of tasks in memory and keeps a processor busy. */
    private static final int AT_A_TIME = 2;

    private final Database database;
    private final Importers importers;
    private final Uploads uploads;
    private final StagedFiles staged;
    private final ProjectJobs jobs;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    FileImports(Database database, Importers importers, Uploads uploads, StagedFiles staged, ProjectJobs jobs) {
        this.database = database;
        this.importers = importers;
        this.uploads = uploads;
        this.staged = staged;
        this.jobs = jobs;
    }

    /** Starts an import, or finds the one of the same files that runs already. */
    JobStatus submit(ProjectRef project, long user, List<Upload> files, FileImportInput input) {
        Optional<String> warning =
                staged.requireRoom(files.stream().mapToLong(Upload::size).sum());
        return jobs.submitReported(project.id(), kind(files), title(files, project, input), (report, cancel) -> {
            warning.ifPresent(report::log);
            return inTurn(report, cancel, () -> run(project, user, files, input, report, cancel));
        });
    }

    private static String kind(List<Upload> files) {
        CRC32 sum = new CRC32();
        files.forEach(upload -> sum.update((upload.id() + " ").getBytes(StandardCharsets.US_ASCII)));
        return "import/files-%08x".formatted(sum.getValue());
    }

    private static String title(List<Upload> files, ProjectRef project, FileImportInput input) {
        String what = files.getFirst().givenName() + (files.size() > 1 ? " and " + (files.size() - 1) + " more" : "");
        return (input.isTrial() ? "Check " : "Import ") + what + " into \"" + project.title() + "\"";
    }

    private interface Part {
        Map<String, String> run() throws Exception;
    }

    private Map<String, String> inTurn(JobReport report, CancelToken cancel, Part part) throws Exception {
        while (!places.tryAcquire(200, TimeUnit.MILLISECONDS)) {
            report.report("Waiting for other imports", 0, 0);
            cancel.throwIfCancelled();
        }
        try {
            return part.run();
        } finally {
            places.release();
        }
    }

    private Map<String, String> run(
            ProjectRef project,
            long user,
            List<Upload> files,
            FileImportInput input,
            JobReport report,
            CancelToken cancel)
            throws Exception {
        ProjectRef present = database.read(handle -> ProjectRef.current(handle, project));
        RowErrors errors = new RowErrors(input.leavesOut());
        Importer importer = importers.ofFiles(present, user, input, errors);
        try {
            Map<String, String> result = new FileImportWork(
                            sources(files, input), input, target(present), importer, errors, report, cancel)
                    .run();
            if (!input.isTrial()) {
                staged.keep(files);
            }
            return result;
        } catch (CancellationException e) {
            importer.undo();
            staged.drop(files);
            throw e;
        } catch (RuntimeException e) {
            throw FileImportWork.told(e);
        } finally {
            importer.undo();
            errors.keep(jobs.fileBeside(report.id(), ERRORS));
        }
    }

    /** What nobody can look into is not kept for another try. */
    private FileSources sources(List<Upload> files, FileImportInput input) throws IOException {
        try {
            return FileSources.of(files, uploads, input);
        } catch (UnreadableFileException e) {
            staged.drop(files);
            throw e;
        }
    }

    /** Where the rows of files go in a project. */
    static FileRows.Target target(ProjectRef project) {
        return new FileRows.Target(UploadReader.onlyColumn(project), DataCheck.parse(project.labelConfig()));
    }
}
