package io.corral.store.embedded.payload;

import io.corral.store.embedded.payload.EventFilter.Slice;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An [EventFilter] on disk, beside the file of its day: a header, then the slices. It is only a
/// shortcut: a file that is missing or not understood is made again from the rows.
///
/// @param filter what the file says, mapped into memory; additions stay private
/// @param rows payload rows up to this one are in the filter
/// @param attachments attachment rows up to this one are in the filter
record EventFilterFile(EventFilter filter, long rows, long attachments) {

    private static final long MAGIC = 0x436F7272616C4632L;
    private static final int HEADER_BYTES = 4_096;
    private static final int SLICES_MAX = 40;
    private static final ValueLayout.OfLong NUMBER = ValueLayout.JAVA_LONG_UNALIGNED;

    /// Reads a filter; empty when there is none to trust.
    static Optional<EventFilterFile> read(Path file) throws IOException {
        if (Files.notExists(file) || Files.size(file) < HEADER_BYTES) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment all = channel.map(
                    MapMode.PRIVATE, 0, channel.size(), Arena.ofAuto());
            long sliceCount = all.getAtIndex(NUMBER, 3);
            if (all.getAtIndex(NUMBER, 0) != MAGIC || sliceCount > SLICES_MAX) {
                return Optional.empty();
            }
            List<Slice> slices = new ArrayList<>();
            long offset = HEADER_BYTES;
            for (int i = 0; i < sliceCount; i++) {
                int capacity = Math.toIntExact(all.getAtIndex(NUMBER, 4 + 2L * i));
                int count = Math.toIntExact(all.getAtIndex(NUMBER, 5 + 2L * i));
                long length = Slice.bytes(capacity);
                slices.add(new Slice(capacity, count, all.asSlice(offset, length)));
                offset += length;
            }
            return Optional.of(new EventFilterFile(
                    new EventFilter(slices), all.getAtIndex(NUMBER, 1), all.getAtIndex(NUMBER, 2)));
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /// Writes the filter so that the file is either the old one or whole.
    void write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            writeFully(channel, header());
            for (Slice slice : filter.slices()) {
                writeFully(channel, slice.bits().asByteBuffer());
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private ByteBuffer header() {
        List<Slice> slices = filter.slices();
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.nativeOrder());
        header.putLong(MAGIC).putLong(rows).putLong(attachments).putLong(slices.size());
        for (Slice slice : slices) {
            header.putLong(slice.capacity()).putLong(slice.count());
        }
        return header.rewind();
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
