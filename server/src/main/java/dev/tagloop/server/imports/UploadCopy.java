package dev.tagloop.server.imports;

import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Uploaded files of one project, given to another as well: each has its own, so that either may be deleted without the other. */
public final class UploadCopy {
    private final Map<Long, Long> ids = new HashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    private UploadCopy() {}

    /**
     * Copies the files and what is known of them. A file that is missing from the data folder stays missing.
     *
     * @param wanted which to copy, by the address under which clients read them
     */
    public static UploadCopy make(DataFolder folder, long source, long target, Predicate<String> wanted) {
        List<Upload> uploads = folder.database().read(handle -> Uploads.ofProject(handle, source)).stream()
                .filter(upload -> wanted.test(upload.address()))
                .toList();
        UploadCopy copy = new UploadCopy();
        for (Upload upload : uploads) {
            share(folder.uploads(), upload.file(), copyOf(upload, target));
        }
        folder.database().write(handle -> {
            for (Upload upload : uploads) {
                Upload made = Uploads.insert(handle, target, upload.userId(), copyOf(upload, target), upload.size());
                copy.ids.put(upload.id(), made.id());
                copy.addresses.put(upload.address(), made.address());
            }
            return copy;
        });
        return copy;
    }

    private static String copyOf(Upload upload, long target) {
        return target + "/" + upload.storedName();
    }

    /** Uploads are never written again, so that two names may share their bytes, where the file system can do that. */
    private static void share(Path uploads, String from, String to) {
        try {
            Files.createDirectories(uploads.resolve(to).getParent());
            try {
                Files.createLink(uploads.resolve(to), uploads.resolve(from));
            } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
                if (e instanceof NoSuchFileException) {
                    return;
                }
                Files.copy(uploads.resolve(from), uploads.resolve(to));
            }
        } catch (NoSuchFileException e) {
            // Lost before; the copy says so when it is asked for, as the original does.
            return;
        } catch (IOException e) {
            throw FileFailure.of("An upload cannot be copied", uploads, e);
        }
    }

    /** The copy's id of an upload; empty for one that was not copied. */
    public Optional<Long> id(long upload) {
        return Optional.ofNullable(ids.get(upload));
    }

    /** The addresses of the copied files, old to new. */
    public Map<String, String> addresses() {
        return addresses;
    }
}
