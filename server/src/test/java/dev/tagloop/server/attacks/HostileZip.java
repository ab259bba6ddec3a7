package dev.tagloop.server.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes zip archives that no honest program makes. */
final class HostileZip {
    private static final int END = 22;
    private static final int UNPACKED_SIZE = 24;
    private static final int NAME_LENGTH = 28;
    private static final int RECORD = 46;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream out = new ZipOutputStream(bytes);

    HostileZip() {
        out.setLevel(Deflater.BEST_SPEED);
    }

    HostileZip add(String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
        return this;
    }

    byte[] bytes() throws IOException {
        out.close();
        return bytes.toByteArray();
    }

    /** Its directory says that each file has so many bytes. */
    byte[] lying(int size) throws IOException {
        ByteBuffer zip = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        return zip.putInt(zip.getInt(zip.limit() - END + 16) + UNPACKED_SIZE, size)
                .array();
    }

    /** Its only file again and again, under other names: the same bytes serve all of them. */
    byte[] shared(int times) throws IOException {
        ByteBuffer zip = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int directory = zip.getInt(zip.limit() - END + 16);
        byte[] head = new byte[RECORD];
        zip.get(directory, head);
        ByteBuffer all =
                ByteBuffer.allocate(directory + times * (RECORD + 12) + 100).order(ByteOrder.LITTLE_ENDIAN);
        all.put(zip.array(), 0, directory);
        for (int i = 0; i < times; i++) {
            byte[] name = "%08d.txt".formatted(i).getBytes(StandardCharsets.US_ASCII);
            int at = all.position();
            all.put(head).put(name).putShort(at + NAME_LENGTH, (short) name.length);
        }
        return end(all, directory, times);
    }

    /** The end of a directory with more files than fit in sixteen bits. */
    private static byte[] end(ByteBuffer all, int directory, int files) {
        int size = all.position() - directory;
        int far = all.position();
        all.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        all.putLong(files).putLong(files).putLong(size).putLong(directory);
        all.putInt(0x07064b50).putInt(0).putLong(far).putInt(1);
        all.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) -1)
                .putShort((short) -1);
        all.putInt(-1).putInt(-1).putShort((short) 0);
        return java.util.Arrays.copyOf(all.array(), all.position());
    }
}
