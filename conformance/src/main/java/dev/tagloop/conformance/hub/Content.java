package dev.tagloop.conformance.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a stored file. */
sealed interface Content {
    /** How many bytes. */
    long size();

    /** The bytes from {@code offset} on. */
    InputStream open(long offset) throws IOException;

    /** Bytes that lie on the disk. */
    record OnDisk(Path path, long size) implements Content {
        @Override
        public InputStream open(long offset) throws IOException {
            InputStream in = Files.newInputStream(path);
            in.skipNBytes(offset);
            return in;
        }
    }

    /** Bytes that are computed while they are read, so that gigabytes need no room. */
    record Generated(long seed, long size) implements Content {
        @Override
        public InputStream open(long offset) {
            return new Stream(seed, size, offset);
        }

        private static final class Stream extends InputStream {
            private static final int WORD = Long.BYTES;

            private final long seed;
            private final long size;
            private long position;

            Stream(long seed, long size, long position) {
                this.seed = seed;
                this.size = size;
                this.position = position;
            }

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (position >= size) {
                    return -1;
                }
                int count = (int) Math.min(length, size - position);
                ByteBuffer word = ByteBuffer.allocate(WORD);
                int done = 0;
                while (done < count) {
                    word.putLong(0, mix(seed + position / WORD));
                    int inWord = (int) (position % WORD);
                    int piece = Math.min(WORD - inWord, count - done);
                    word.get(inWord, buffer, offset + done, piece);
                    done += piece;
                    position += piece;
                }
                return count;
            }

            /** The finalizer of SplitMix64: a word for each position, without state. */
            private static long mix(long counter) {
                long z = counter * 0x9E3779B97F4A7C15L;
                z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
                z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
                return z ^ (z >>> 31);
            }
        }
    }
}
