package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.source.DataFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens a file of text, decompressing it if its first bytes say that it is compressed, whatever its name. */
final class Compressed {

    private Compressed() {}

    static InputStream open(DataFile file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file.open(), 1 << 16);
        try {
            in.mark(8);
            byte[] magic = in.readNBytes(6);
            in.reset();
            if (startsWith(magic, 0x1F, 0x8B)) {
                return new GZIPInputStream(in, 1 << 16);
            }
            refuse(file, magic);
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static void refuse(DataFile file, byte[] magic) {
        String tool = null;
        if (startsWith(magic, 'B', 'Z', 'h')) {
            tool = "bunzip2";
        } else if (startsWith(magic, 0xFD, '7', 'z', 'X', 'Z')) {
            tool = "unxz";
        } else if (startsWith(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
            tool = "unzstd";
        } else if (startsWith(magic, 0x04, 0x22, 0x4D, 0x18)) {
            tool = "unlz4";
        } else if (startsWith(magic, 'P', 'K', 3, 4)) {
            tool = "unzip";
        }
        if (tool != null) {
            throw new DatasetException(file.location()
                    + " is compressed in a way that is not read here (only gzip is): run " + tool + " on it first");
        }
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
