package dev.tagloop.hub.internal.download;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.HubException.Kind;
import dev.tagloop.hub.internal.http.HubCall;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.repo.FileMetadata;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one content into a file of its own. What breaks off goes on where it stopped, from the Hub's own address each time,
 * since the signed addresses that it leads to die; in the end size and hash must be what the Hub announced.
 */
final class ContentDownload {
    private static final Logger log = LoggerFactory.getLogger(ContentDownload.class);
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final int BARREN = 5;
    private static final int EXPIRED = 3;
    private static final int BUFFER = 1 << 17;

    private final HubHttp http;
    private final RepoId repo;
    private final FileMetadata wanted;
    private final String path;
    private final Meter.OfFile meter;
    private final HubCall call;

    private long got;
    private ContentHash hash;
    private boolean ranges = true;

    ContentDownload(
            HubHttp http, RepoId repo, FileMetadata wanted, String path, Duration patience, Meter.OfFile meter) {
        this.http = http;
        this.repo = repo;
        this.wanted = wanted;
        this.path = path;
        this.meter = meter;
        this.call = HubCall.get(http.endpoint().resolve(repo, wanted.commit(), path), path + " of " + repo)
                .forContent(wanted.size())
                .withIdle(patience);
    }

    /** Writes {@code target}, which must not be there yet; it is gone again when this fails. */
    void into(Path target) throws IOException {
        boolean whole = false;
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            hash = ContentHash.of(wanted.etag(), wanted.size());
            fetch(out);
            verify();
            out.force(true);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    private void fetch(FileChannel out) throws IOException {
        int barren = 0;
        int expired = 0;
        while (got < wanted.size()) {
            long before = got;
            try (OutboundResponse response = http.send(ranged())) {
                begin(response, out);
                copy(response.body(), out);
                if (got < wanted.size()) {
                    throw corrupt("it ended after " + got + " of " + wanted.size() + " bytes");
                }
            } catch (OutboundException e) {
                HubException failure = HubHttp.broken(call, e);
                barren = got > before ? 0 : barren + 1;
                if (failure.kind() != Kind.UNREACHABLE || barren >= BARREN) {
                    throw failure;
                }
                log.info("{}; going on after {} of {} bytes", failure.getMessage(), got, wanted.size());
                http.backoff().sleep(BREATH);
            } catch (HubException e) {
                if (e.kind() == Kind.UNREACHABLE && got > 0 && ++barren < BARREN) {
                    // Gigabytes that are here already are worth more patience than a first question.
                    log.info("{}; going on after {} of {} bytes", e.getMessage(), got, wanted.size());
                    http.backoff().sleep(http.backoff().wait(barren));
                    continue;
                }
                if (!HubHttp.isExpired(e) || ++expired > EXPIRED) {
                    throw e;
                }
            }
        }
    }

    private HubCall ranged() {
        return got > 0 && ranges ? call.withHeader("Range", "bytes=" + got + "-") : call;
    }

    /** Sets file and hash back when the answer begins somewhere else than where the last one ended. */
    private void begin(OutboundResponse response, FileChannel out) throws IOException {
        OptionalLong from = start(response);
        if (from.isPresent() && from.getAsLong() == got) {
            return;
        }
        ranges = from.isEmpty();
        got = 0;
        hash = ContentHash.of(wanted.etag(), wanted.size());
        out.truncate(0);
        out.position(0);
        if (from.isPresent()) {
            throw new OutboundException(
                    response.uri(), path + " of " + repo + ": another range came than asked for", null);
        }
    }

    /** Where a part begins; empty when the whole file comes. */
    private OptionalLong start(OutboundResponse response) {
        if (response.status() != 206) {
            return OptionalLong.empty();
        }
        Matcher matcher = RANGE.matcher(response.header("Content-Range").orElse(""));
        boolean same = matcher.matches()
                && (matcher.group(3).equals("*") || matcher.group(3).equals(Long.toString(wanted.size())));
        if (!same) {
            throw corrupt("a part came whose range is \""
                    + response.header("Content-Range").orElse("") + "\"");
        }
        return OptionalLong.of(Long.parseLong(matcher.group(1)));
    }

    private void copy(InputStream in, FileChannel out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        meter.at(got);
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (got + read > wanted.size()) {
                throw corrupt("more came than the " + wanted.size() + " bytes announced");
            }
            hash.update(buffer, read);
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            got += read;
            meter.at(got);
        }
    }

    private void verify() {
        if (got != wanted.size()) {
            throw corrupt("file should be of size " + wanted.size() + " but has size " + got);
        }
        hash.other().ifPresent(other -> {
            throw corrupt("its hash is " + other + " and should be " + wanted.etag());
        });
    }

    private HubException corrupt(String why) {
        return new HubException(
                Kind.CORRUPT,
                "Consistency check failed for " + path + " of " + repo + ": " + why + "; nothing was kept, try again");
    }
}
