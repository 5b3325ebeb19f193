package busbar.ui.archive;

import busbar.api.archive.Archive;
import busbar.ui.kit.FormDialog;
import java.time.Duration;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** Asks what to keep, and how long. */
final class NewArchiveDialog extends FormDialog<Archive> {
    private final String bus;

    NewArchiveDialog(Shell shell, String bus) {
        super(shell, Messages.NewArchive_title, NLS.bind(Messages.NewArchive_words, bus), Messages.NewArchive_create);
        this.bus = bus;
    }

    @Override
    protected void fields() {
        field("newArchive.name", Messages.Archives_name, "");
        field("newArchive.days", Messages.Archives_retention, "30");
        area("newArchive.pattern", Messages.Archives_pattern, "{}", 5);
    }

    @Override
    protected Archive make() {
        Archive archive = Archive.draft(bus, get("newArchive.name").strip(), get("newArchive.pattern"),
                Duration.ofDays(days(get("newArchive.days"))));
        archive.eventPattern();
        return archive;
    }

    private static long days(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(NLS.bind(Messages.NewArchive_noDays, text), e);
        }
    }
}
