package dev.tagloop.datasets.source;

import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.RemoteFile;
import dev.tagloop.hub.repo.Listing;
import dev.tagloop.hub.repo.TreeEntry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A file of the Hub, fetched whole into the cache as soon as it is read. */
final class HubFile implements DataFile {

    private final Hub hub;
    private final Listing listing;
    private final TreeEntry file;
    private PathFile fetched;

    HubFile(Hub hub, Listing listing, TreeEntry file) {
        this.hub = hub;
        this.listing = listing;
        this.file = file;
    }

    @Override
    public String location() {
        return "hf://datasets/" + listing.repo().id() + "@" + listing.commit().substring(0, 8) + "/" + file.path();
    }

    @Override
    public long length() {
        return file.size();
    }

    @Override
    public InputStream open() throws IOException {
        return here().open();
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
        return here().read(offset, length);
    }

    @Override
    public Path onDisk() throws IOException {
        return here().path();
    }

    @Override
    public DataFile remote() {
        return hub.cached(listing.repo(), listing.commit(), file.path()).isPresent() || hub.isOffline()
                ? this
                : new Ranges();
    }

    private synchronized PathFile here() throws IOException {
        if (fetched == null) {
            try {
                fetched = new PathFile(hub.snapshot(listing, List.of(file)).resolve(file.path()));
            } catch (HubException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return fetched;
    }

    /** The same file without fetching it whole. */
    private final class Ranges implements DataFile {
        private final RemoteFile remote = hub.open(listing, file);

        @Override
        public String location() {
            return HubFile.this.location();
        }

        @Override
        public long length() {
            return file.size();
        }

        @Override
        public InputStream open() {
            return new RangeStream(this);
        }

        @Override
        public Path onDisk() throws IOException {
            return here().path();
        }

        @Override
        public ByteBuffer read(long offset, int length) throws IOException {
            if (offset < 0 || length < 0 || offset > file.size() - length) {
                throw new EOFException(location() + " has no " + length + " bytes at " + offset);
            }
            try {
                return ByteBuffer.wrap(remote.read(offset, length)).asReadOnlyBuffer();
            } catch (HubException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
