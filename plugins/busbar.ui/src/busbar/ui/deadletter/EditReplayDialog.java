package busbar.ui.deadletter;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.ReplayRequest.AllRules;
import busbar.api.deadletter.ReplayRequest.FailedTarget;
import busbar.api.deadletter.ReplayRequest.Reach;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.ui.kit.ButtonWords;
import busbar.ui.kit.Texts;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Lets the operator mend the event of a dead letter before it is replayed; says while typing what is wrong with it. */
final class EditReplayDialog extends TitleAreaDialog {
    private static final int WIDTH_CHARACTERS = 90;
    private static final int HEIGHT_LINES = 22;
    private final DeadLetter letter;
    private Event event;
    private Reach reach = new FailedTarget();
    private Text json;

    EditReplayDialog(Shell shell, DeadLetter letter) {
        super(shell);
        this.letter = letter;
        event = letter.event();
        setHelpAvailable(false);
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
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.EditReplay_title);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.EditReplay_title);
        setMessage(Messages.bind(Messages.EditReplay_message, letter.rule(), letter.target()));
        Composite fields = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(12, 12).applyTo(fields);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(fields);
        json = new Text(fields, SWT.BORDER | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        json.setData("busbar.id", "editReplay.json");
        json.setFont(JFaceResources.getTextFont());
        json.setText(Texts.pretty(EventJson.write(event)));
        PixelConverter pixels = new PixelConverter(json);
        GridDataFactory.fillDefaults().grab(true, true).hint(pixels.convertWidthInCharsToPixels(WIDTH_CHARACTERS),
                pixels.convertHeightInCharsToPixels(HEIGHT_LINES)).applyTo(json);
        json.addListener(SWT.Modify, e -> check());
        Button everyRule = new Button(fields, SWT.CHECK);
        everyRule.setText(Messages.EditReplay_allRules);
        everyRule.setData("busbar.id", "editReplay.allRules");
        everyRule.addListener(SWT.Selection,
                e -> reach = everyRule.getSelection() ? new AllRules() : new FailedTarget());
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.EditReplay_replay, true)
                .setData("busbar.id", "editReplay.replay");
        createButton(parent, IDialogConstants.CANCEL_ID, ButtonWords.CANCEL, false);
    }

    private void check() {
        String problem = null;
        try {
            event = EventJson.read(json.getText());
        } catch (IllegalArgumentException e) {
            problem = Texts.problem(e);
        }
        setErrorMessage(problem);
        getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
    }
}
