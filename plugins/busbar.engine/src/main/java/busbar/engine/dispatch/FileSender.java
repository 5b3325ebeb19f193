package busbar.engine.dispatch;

import busbar.api.deadletter.ErrorClass;
import busbar.api.transform.Transformed;
import busbar.engine.store.Failure;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends events to files, one a line, each line a JSON value. */
public final class FileSender {
    private final Path folder;
    private final boolean anywhere;

    /** @param folder where relative paths lie
     *  @param anywhere whether a path may lead out of the folder */
    public FileSender(Path folder, boolean anywhere) {
        this.folder = folder.normalize();
        this.anywhere = anywhere;
    }

    synchronized Answer send(String path, Transformed body) {
        Path file = folder.resolve(path).normalize();
        if (!anywhere && !file.startsWith(folder)) {
            return new Answer.Refused(Failure.permanent(ErrorClass.DENIED,
                    "`%s` lies outside the service's data folder. Give a relative path.".formatted(path)));
        }
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, line(body), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new Answer.Took(Answer.OK);
        } catch (IOException e) {
            return new Answer.Refused(Failure.passing(ErrorClass.CONNECTION, "File `%s`: %s".formatted(file, e)));
        }
    }

    /** A text becomes a JSON text. Line breaks between the tokens of JSON are blanks as well; within its texts there
     *  are none. */
    private static byte[] line(Transformed body) {
        byte[] json = body.contentType().equals(Transformed.TEXT)
                ? TextNode.valueOf(body.bodyText()).toString().getBytes(StandardCharsets.UTF_8) : body.body();
        ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + 1);
        for (byte b : json) {
            line.write(b == '\n' || b == '\r' ? ' ' : b);
        }
        line.write('\n');
        return line.toByteArray();
    }
}
