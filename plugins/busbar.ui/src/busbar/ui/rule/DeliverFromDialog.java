package busbar.ui.rule;

import busbar.api.subscription.StartingPosition;
import busbar.ui.kit.Background;
import busbar.ui.kit.Texts;
import busbar.ui.kit.Times;
import busbar.ui.kit.TitledDialog;
import busbar.ui.session.BusRef;
import busbar.ui.session.RuleItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks where in the log of its bus a rule's delivery goes on, and says how many events lie there. */
final class DeliverFromDialog extends TitledDialog {
    private static final Duration AGO = Duration.ofHours(1); // where the time begins
    private static final int TYPING_MILLIS = 400; // without a key, before events are counted
    private final List<RuleItem> rules;
    private Composite form;
    private Button tip;
    private Button oldest;
    private Text time;
    private Label timeWords;
    private int counts; // asked so far for the time; only the last one is shown
    private StartingPosition position = StartingPosition.TIP;

    DeliverFromDialog(Shell shell, List<RuleItem> rules) {
        super(shell, Messages.DeliverFrom_title, NLS.bind(Messages.DeliverFrom_heading, RuleVerbs.names(rules)),
                Messages.DeliverFrom_words);
        this.rules = rules;
    }

    StartingPosition position() {
        return position;
    }

    @Override
    protected void fill(Composite content) {
        form = content;
        grid().numColumns(3).spacing(12, 8).applyTo(form);
        tip = choice("deliverFrom.tip", Messages.DeliverFrom_tip, 2);
        long waiting = rules.stream().mapToLong(RuleItem::backlog).sum();
        words().setText(NLS.bind(Messages.DeliverFrom_drops, Texts.number(waiting)));
        oldest = choice("deliverFrom.oldest", Messages.DeliverFrom_oldest, 2);
        count(StartingPosition.OLDEST, words(), 0);
        choice("deliverFrom.at", Messages.DeliverFrom_at, 1);
        time = new Text(form, SWT.BORDER);
        time.setData("busbar.id", "deliverFrom.time");
        GridDataFactory.swtDefaults().hint(convertWidthInCharsToPixels(22), SWT.DEFAULT).applyTo(time);
        timeWords = words();
        time.setText(Times.write(Instant.now().minus(AGO)));
        time.addListener(SWT.Modify, e -> checked());
        tip.setSelection(true);
        checked();
    }

    private Button choice(String id, String label, int columns) {
        Button button = new Button(form, SWT.RADIO);
        button.setText(label);
        button.setData("busbar.id", id);
        GridDataFactory.swtDefaults().span(columns, 1).applyTo(button);
        button.addListener(SWT.Selection, e -> checked());
        return button;
    }

    private Label words() {
        Label words = new Label(form, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false)
                .hint(convertWidthInCharsToPixels(34), SWT.DEFAULT).applyTo(words);
        return words;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        verbOrCancel(parent, Messages.DeliverFrom_verb, "deliverFrom.deliver");
    }

    /** Takes what is chosen, or says why it cannot be. */
    private void checked() {
        boolean atTime = !tip.getSelection() && !oldest.getSelection();
        time.setEnabled(atTime);
        String problem = null;
        try {
            StartingPosition at = new StartingPosition.At(Times.read(time.getText()));
            position = at;
            count(at, timeWords, TYPING_MILLIS);
        } catch (IllegalArgumentException e) {
            timeWords.setText("");
            problem = atTime ? e.getMessage() : null;
        }
        if (!atTime) {
            position = tip.getSelection() ? StartingPosition.TIP : StartingPosition.OLDEST;
        }
        problem(problem);
    }

    /** Counts in the background, where all rules are of one bus; without an answer nothing is said. */
    private void count(StartingPosition from, Label words, int delayMillis) {
        List<BusRef> buses = rules.stream().map(rule -> rule.ref().busRef()).distinct().toList();
        if (buses.size() != 1) {
            return;
        }
        BusRef bus = buses.getFirst();
        int mine = words == timeWords ? ++counts : 0;
        Background.call(bus.session(), Messages.DeliverFrom_counting,
                () -> bus.session().service().countEvents(bus.bus(), from)).then(events -> {
                    if (mine == 0 || mine == counts) {
                        words.setText(NLS.bind(Messages.DeliverFrom_events, Texts.number(events)));
                    }
                }).whileAlive(words).quietly().schedule(delayMillis);
    }
}
