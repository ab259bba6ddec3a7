package dev.tagloop.server.imports;

import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Takes in uploaded files of another server. */
public final class ArrivingUpload {
    private final DataFolder folder;
    private final long project;
    private final long user;

    /** @param user whose uploads they are from now on */
    public ArrivingUpload(DataFolder folder, long project, long user) {
        this.folder = folder;
        this.project = project;
        this.user = user;
    }

    /** Brings the bytes of a file. */
    @FunctionalInterface
    public interface Fetch {
        /** @return false where the source no longer has it */
        boolean into(Path target) throws IOException;
    }

    /** A file that is here. @param address where clients read it */
    public record Stored(long id, String address) {}

    /** Stores a file under its name, which no other upload of the project has. Empty where the source no longer has it. */
    public Optional<Stored> store(String name, Fetch fetch) {
        String file = project + "/" + Uploads.safeName(name);
        Path path = folder.uploads().resolve(file);
        try {
            Files.createDirectories(path.getParent());
            if (Files.exists(path) || !fetch.into(path)) {
                return Optional.empty();
            }
            long size = Files.size(path);
            Upload upload = folder.database().write(handle -> Uploads.insert(handle, project, user, file, size));
            return Optional.of(new Stored(upload.id(), upload.address()));
        } catch (IOException e) {
            throw FileFailure.of("An uploaded file cannot be stored", folder.uploads(), e);
        }
    }

    /** Removes what was stored, because its project did not come after all. */
    public void forget() {
        new Uploads(folder.database(), folder.uploads()).removeAll(project);
    }
}
