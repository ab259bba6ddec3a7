package dev.tagloop.datasets.source;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Data sets in folders: the id is the folder's path. */
public final class FolderSource implements DatasetSource {

    @Override
    public Optional<DataFiles> find(String id) {
        Path folder;
        try {
            folder = Path.of(id);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        return Files.isDirectory(folder) ? Optional.of(FolderFiles.of(folder)) : Optional.empty();
    }
}
