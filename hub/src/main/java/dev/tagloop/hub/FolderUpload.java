package dev.tagloop.hub;

import dev.tagloop.hub.internal.download.PathPatterns;
import dev.tagloop.hub.repo.RepoId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder as an upload. What belongs to Git and to the Hub's tools themselves is left out. */
final class FolderUpload {
    private static final String GIT = ".git";
    private static final String BOOKKEEPING = ".cache/huggingface";

    private FolderUpload() {}

    static UploadRequest of(RepoId repo, Path folder, String into, List<String> allow, List<String> ignore) {
        if (!Files.isDirectory(folder)) {
            throw new HubException(HubException.Kind.DISK, folder + " is no folder");
        }
        String prefix = into.isEmpty() || into.endsWith("/") ? into : into + "/";
        PathPatterns patterns = new PathPatterns(allow, ignore);
        List<UploadRequest.Addition> files = new ArrayList<>();
        // Links to files are followed, as in a snapshot of the cache; links to folders are not, since they may go
        // round.
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!isOurs(path) && patterns.wants(path)) {
                    files.add(new UploadRequest.OfFile(prefix + path, file));
                }
            }
        } catch (IOException e) {
            throw new HubException(HubException.Kind.DISK, folder + " cannot be read: " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw new HubException(HubException.Kind.DISK, folder + " holds no file to upload");
        }
        return UploadRequest.to(repo).with(files);
    }

    private static boolean isOurs(String path) {
        String slashed = "/" + path;
        return slashed.contains("/" + GIT + "/") || slashed.contains("/" + BOOKKEEPING + "/");
    }
}
