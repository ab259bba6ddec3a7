package dev.tagloop.datasets.parquet;

import dev.tagloop.datasets.internal.CodecNatives;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Compresses pages with Snappy. */
final class SnappyPages implements BytesInputCompressor {
    static {
        CodecNatives.prepare();
    }

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream((int) page.size());
        page.writeAllTo(plain);
        return BytesInput.from(Snappy.compress(plain.toByteArray()));
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.SNAPPY;
    }

    @Override
    public void release() {
        // Nothing is held between pages.
    }
}
