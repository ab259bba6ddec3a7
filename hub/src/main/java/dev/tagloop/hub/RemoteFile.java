package dev.tagloop.hub;

import dev.tagloop.hub.internal.http.HubCall;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.repo.FileMetadata;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundResponse;
import java.io.IOException;
import java.net.URI;

/** A file on the Hub of which parts are read without fetching it whole. It is pinned to one commit. Bears several threads. */
public final class RemoteFile {
    private final HubHttp http;
    private final RepoId repo;
    private final String path;
    private final FileMetadata metadata;
    private final URI uri;

    RemoteFile(HubHttp http, RepoId repo, String path, FileMetadata metadata) {
        this.http = http;
        this.repo = repo;
        this.path = path;
        this.metadata = metadata;
        this.uri = http.endpoint().resolve(repo, metadata.commit(), path);
    }

    /** Its commit, the name of its content, and its size in bytes. */
    public FileMetadata metadata() {
        return metadata;
    }

    /**
     * Some bytes of it.
     *
     * @param offset where they begin
     * @param length how many
     * @throws IndexOutOfBoundsException if the file does not have them
     * @throws HubException if they cannot be read
     */
    public byte[] read(long offset, int length) {
        if (offset < 0 || length < 0 || offset > metadata.size() - length) {
            throw new IndexOutOfBoundsException(
                    path + " of " + repo + " has no bytes " + offset + " to " + (offset + length));
        }
        if (length == 0) {
            return new byte[0];
        }
        HubCall call = HubCall.get(uri, path + " of " + repo)
                .forContent(metadata.size())
                .withHeader("Range", "bytes=" + offset + "-" + (offset + length - 1));
        for (int retry = 0; ; retry++) {
            try (OutboundResponse response = http.send(call)) {
                return part(response, offset, length);
            } catch (OutboundException e) {
                HubException failure = HubHttp.broken(call, e);
                if (failure.kind() != HubException.Kind.UNREACHABLE
                        || retry >= http.backoff().retries()) {
                    throw failure;
                }
            } catch (IOException e) {
                throw new HubException(HubException.Kind.UNREACHABLE, path + " of " + repo + ": " + e.getMessage(), e);
            } catch (HubException e) {
                if (!HubHttp.isExpired(e) || retry >= http.backoff().retries()) {
                    throw e;
                }
            }
            http.backoff().sleep(http.backoff().wait(retry));
        }
    }

    private byte[] part(OutboundResponse response, long offset, int length) throws IOException {
        if (response.status() == 206) {
            String range = response.header("Content-Range").orElse("");
            if (!range.startsWith("bytes " + offset + "-")) {
                throw new HubException(
                        HubException.Kind.CORRUPT, path + " of " + repo + ": another range came than asked for");
            }
        } else {
            response.body().skipNBytes(offset);
        }
        byte[] bytes = response.body().readNBytes(length);
        if (bytes.length != length) {
            throw new HubException(HubException.Kind.CORRUPT, path + " of " + repo + ": the part ended too early");
        }
        return bytes;
    }
}
