package evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.simulator.exchange.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that was ever done at a venue, one line each, so that a restarted server has its accounts back: an
 * exchange is a function of its commands. The first line tells which exchange. A last line cut short by a kill was
 * never answered and is dropped; any other damage stops the start.
 */
final class CommandLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CommandLog.class);

    private final Path file;
    private final FileChannel channel;

    private CommandLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** An exchange with all that is in the log done again, and the log ready for more. */
    record Opened(Exchange exchange, CommandLog log) {}

    static Opened open(WireSettings settings) {
        Path file = settings.commands();
        try {
            Files.createDirectories(settings.folder());
            List<String> lines = intact(file);
            Exchange exchange = settings.exchange(start(settings, lines));
            for (int line = 1; line < lines.size(); line++) replay(exchange, file, line + 1, lines.get(line));
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            var log = new CommandLog(file, channel);
            if (lines.isEmpty()) log.append(header(settings, exchange.start()));
            return new Opened(exchange, log);
        } catch (IOException e) {
            throw new Trouble(Code.SYS_FOLDER_DAMAGED, "cannot read " + file, e);
        }
    }

    /** Something that was done; written before anybody hears of it. */
    void done(Command command, Instant at) {
        append(command.words().put("at", at.toString()));
    }

    /** After a failed write the exchange is ahead of its log: nothing may be done any more. */
    boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(ObjectNode line) {
        var bytes = ByteBuffer.wrap((Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) channel.write(bytes);
        } catch (IOException e) {
            close();
            throw new Trouble(Code.SYS_DISK_FULL, "cannot write " + file, e);
        }
    }

    private static ObjectNode header(WireSettings settings, Instant start) {
        return Json.object()
                .put("venue", settings.profile().venue())
                .put("seed", settings.seed())
                .put("hour", settings.profile().calendar().hour().toString())
                .put("tick", settings.profile().marketTick().toString())
                .put("start", start.toString());
    }

    private static Instant start(WireSettings settings, List<String> lines) {
        if (lines.isEmpty()) return Instant.ofEpochMilli(settings.clock().millis());
        Path file = settings.commands();
        JsonNode found = Json.parse(lines.getFirst()).orElseThrow(() -> damaged(file, 1));
        Instant start = instant(found, "start").orElseThrow(() -> damaged(file, 1));
        ObjectNode expected = header(settings, start);
        if (found.equals(Json.parse(Json.text(expected)).orElseThrow())) return start;
        throw new Trouble(Code.SYS_FOLDER_DAMAGED, file + " is of another venue: " + found + ", expected " + expected);
    }

    /** The lines of the file; a last one that was cut short is taken off the file too. */
    private static List<String> intact(Path file) throws IOException {
        if (!Files.exists(file)) return List.of();
        String text = Files.readString(file);
        int end = text.lastIndexOf('\n') + 1;
        int lastLine = text.lastIndexOf('\n', end - 2) + 1;
        if (end > 0 && Json.parse(text.substring(lastLine, end)).isEmpty()) end = lastLine;
        if (end < text.length()) {
            log.warn("{}: a last line cut short is dropped, it was never answered: {}", file, text.substring(end));
            Files.writeString(file, text.substring(0, end));
        }
        return text.substring(0, end).lines().toList();
    }

    private static void replay(Exchange exchange, Path file, int number, String line) {
        JsonNode words = Json.parse(line).orElseThrow(() -> damaged(file, number));
        Instant at = instant(words, "at").orElseThrow(() -> damaged(file, number));
        boolean done = Command.of(words)
                .filter(command -> command.repeat(exchange, at))
                .isPresent();
        if (!done) throw damaged(file, number);
    }

    private static Optional<Instant> instant(JsonNode command, String field) {
        try {
            return Optional.of(Instant.parse(command.path(field).asText()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Trouble damaged(Path file, int line) {
        return new Trouble(Code.SYS_FOLDER_DAMAGED, file + " line " + line + " cannot be done again");
    }
}
