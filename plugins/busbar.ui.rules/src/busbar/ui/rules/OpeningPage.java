package busbar.ui.rules;

import busbar.ui.kit.EmptyState;
import busbar.ui.kit.Texts;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** What an editor shows until its rule is read: waits for the connection, and offers to open it. UI thread. */
final class OpeningPage {
    private final BusSessions sessions;
    private final BusSession session;
    private final Runnable read;
    private final EmptyState page;
    private final Consumer<BusSession> onSession = this::changed;
    private boolean reading;

    /** @param read is run once the connection is open, and again when the operator asks for it after {@link #failed} */
    OpeningPage(Composite parent, BusSessions sessions, BusSession session, Runnable read) {
        this.sessions = sessions;
        this.session = session;
        this.read = read;
        page = new EmptyState(parent);
        sessions.addListener(onSession);
        page.control().addListener(SWT.Dispose, e -> sessions.removeListener(onSession));
        look();
    }

    private void changed(BusSession any) {
        if (any == session && !reading && !page.control().isDisposed()) {
            look();
        }
    }

    private void look() {
        switch (session.state()) {
            case OPEN -> {
                reading = true;
                page.say(Messages.RuleEditor_loading);
                read.run();
            }
            case OPENING -> page.say(NLS.bind(Messages.Opening_connecting, session.name()));
            case CLOSED -> offer(NLS.bind(Messages.Opening_closed, session.name()));
            case BROKEN -> offer(session.problem().orElse(""));
        }
    }

    private void offer(String words) {
        page.say(words, Messages.Opening_open, () -> sessions.open(session));
    }

    /** Says why the rule could not be read. */
    void failed(Throwable problem) {
        reading = false;
        page.say(Texts.problem(problem), Messages.Opening_again, this::look);
    }
}
