package busbar.ui.deadletter;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.ReplayRequest.AllRules;
import busbar.api.deadletter.ReplayRequest.FailedTarget;
import busbar.api.deadletter.ReplayRequest.Reach;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.ui.kit.Texts;
import busbar.ui.kit.TitledDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Lets the operator mend the event of a dead letter before it is replayed; says while typing what is wrong with it. */
final class EditReplayDialog extends TitledDialog {
    private static final int WIDTH_CHARACTERS = 90;
    private static final int HEIGHT_LINES = 22;
    private Event event;
    private Reach reach = new FailedTarget();
    private Text json;

    EditReplayDialog(Shell shell, DeadLetter letter) {
        super(shell, Messages.EditReplay_title,
                Messages.bind(Messages.EditReplay_message, letter.rule(), letter.target()));
        event = letter.event();
    }

    /** The event as it was typed. */
    Event event() {
        return event;
    }

    /** Which rules are to see it. */
    Reach reach() {
        return reach;
    }

    @Override
    protected void fill(Composite content) {
        json = new Text(content, SWT.BORDER | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        json.setData("busbar.id", "editReplay.json");
        json.setFont(JFaceResources.getTextFont());
        json.setText(Texts.pretty(EventJson.write(event)));
        PixelConverter pixels = new PixelConverter(json);
        GridDataFactory.fillDefaults().grab(true, true).hint(pixels.convertWidthInCharsToPixels(WIDTH_CHARACTERS),
                pixels.convertHeightInCharsToPixels(HEIGHT_LINES)).applyTo(json);
        json.addListener(SWT.Modify, e -> check());
        Button everyRule = new Button(content, SWT.CHECK);
        everyRule.setText(Messages.EditReplay_allRules);
        everyRule.setData("busbar.id", "editReplay.allRules");
        everyRule.addListener(SWT.Selection,
                e -> reach = everyRule.getSelection() ? new AllRules() : new FailedTarget());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        verbOrCancel(parent, Messages.EditReplay_replay, "editReplay.replay");
    }

    private void check() {
        String problem = null;
        try {
            event = EventJson.read(json.getText());
        } catch (IllegalArgumentException e) {
            problem = Texts.problem(e);
        }
        problem(problem);
    }
}
