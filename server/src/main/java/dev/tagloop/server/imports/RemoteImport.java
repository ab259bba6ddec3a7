package dev.tagloop.server.imports;

import dev.tagloop.server.RemoteFiles;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Makes an upload of a file that is named by its address. */
final class RemoteImport {
    private final DataFolder folder;
    private final Uploads uploads;
    private final Optional<RemoteFiles> remote;

    RemoteImport(DataFolder folder, Uploads uploads, Optional<RemoteFiles> remote) {
        this.folder = folder;
        this.uploads = uploads;
        this.remote = remote;
    }

    /** @throws ApiException 400 when this server fetches nothing, or the file cannot or must not be fetched */
    Upload fetch(long project, long user, String address) {
        RemoteFiles files = remote.orElseThrow(() -> ApiException.invalidRequest(
                "This server does not fetch files from addresses: download the file and send it with the request."));
        URI uri = uri(address);
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        String name = path.substring(path.lastIndexOf('/') + 1);
        try {
            Path fetched = Files.createTempFile(folder.temporary(), "fetched-", "");
            try {
                download(files, uri, fetched);
                return uploads.add(project, user, name.isEmpty() ? "file" : name, () -> Files.newInputStream(fetched));
            } finally {
                Files.deleteIfExists(fetched);
            }
        } catch (IOException e) {
            throw FileFailure.of("A fetched file cannot be stored", folder.temporary(), e);
        }
    }

    private static URI uri(String address) {
        try {
            URI uri = new URI(address.strip());
            if (uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw ApiException.invalidRequest("\"" + address + "\" is no address: " + e.getReason());
        }
        throw ApiException.invalidRequest(
                "\"" + address + "\" is no address of a file: it must begin with http:// or https://.");
    }

    private static void download(RemoteFiles files, URI uri, Path target) {
        try (InputStream in = files.open(uri)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw ApiException.invalidRequest("The file could not be fetched: " + e.getMessage());
        }
    }
}
