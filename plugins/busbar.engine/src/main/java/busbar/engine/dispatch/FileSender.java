package busbar.engine.dispatch;

import busbar.api.deadletter.ErrorClass;
import busbar.api.transform.Transformed;
import busbar.engine.store.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends events to files, one a line. */
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
            Files.write(file, line(body.body()), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new Answer.Took(Answer.OK);
        } catch (IOException e) {
            return new Answer.Refused(Failure.passing(ErrorClass.CONNECTION, "File `%s`: %s".formatted(file, e)));
        }
    }

    /** Line breaks between the tokens of JSON are blanks as well; within strings there are none. */
    private static byte[] line(byte[] body) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(body.length + 1);
        for (byte b : body) {
            line.write(b == '\n' || b == '\r' ? ' ' : b);
        }
        line.write('\n');
        return line.toByteArray();
    }
}
