package dev.tagloop.labelstudio.convert;

/** Compares the text that a region carries with what stands at its offsets. */
public final class CarriedText {
    private CarriedText() {}

    /** Whether both are the same characters, whatever their breaks of lines were turned into on the way. */
    public static boolean same(String carried, String there) {
        return carried.equals(there) || flat(carried).equals(flat(there));
    }

    /** The editor writes a line break of the selection as backslash and n, and browsers show CRLF as one break. */
    private static String flat(String text) {
        return text.replace("\\n", "\n").replace("\r\n", "\n").replace('\r', '\n');
    }
}
