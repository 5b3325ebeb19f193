package busbar.ui.archive;

import busbar.api.archive.Archive;
import busbar.api.archive.ArchiveReplay;
import busbar.ui.kit.FormDialog;
import busbar.ui.kit.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** Asks which range of an archive goes to which rules, and how fast. */
final class ReplayDialog extends FormDialog<ArchiveReplay> {
    private final Archive archive;

    ReplayDialog(Shell shell, Archive archive) {
        super(shell, Messages.Replay_title, NLS.bind(Messages.Replay_words, archive.name(), archive.bus()),
                Messages.Replay_start);
        this.archive = archive;
    }

    @Override
    protected void fields() {
        Instant now = Instant.now();
        field("archiveReplay.from", Messages.Replay_from, Times.write(now.minus(Duration.ofHours(1))));
        field("archiveReplay.to", Messages.Replay_to, Times.write(now.plusSeconds(1)));
        field("archiveReplay.rules", Messages.Replay_rules, "");
        field("archiveReplay.pace", Messages.Replay_pace, "100");
    }

    @Override
    protected ArchiveReplay make() {
        return new ArchiveReplay(archive.bus(), archive.name(), Times.read(get("archiveReplay.from")),
                Times.read(get("archiveReplay.to")), Arrays.stream(get("archiveReplay.rules").split(","))
                        .map(String::strip).filter(name -> !name.isEmpty()).toList(),
                pace(get("archiveReplay.pace")));
    }

    private static int pace(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(NLS.bind(Messages.Replay_noPace, text), e);
        }
    }
}
