package busbar.ui.history;

import busbar.api.model.Definition;
import busbar.api.model.Difference;
import busbar.ui.compare.CompareArea;
import busbar.ui.compare.DefinitionText;
import busbar.ui.compare.DifferenceWords;
import busbar.ui.history.HistoryModel.Row;
import busbar.ui.kit.Background;
import busbar.ui.kit.Column;
import busbar.ui.kit.Columns;
import busbar.ui.kit.Report;
import busbar.ui.kit.Texts;
import busbar.ui.kit.TitledDialog;
import busbar.ui.session.BusSessions;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** All versions of one definition; the chosen one beside the present one, or two beside each other. */
final class HistoryDialog extends TitledDialog {
    private static final int RESTORE_ID = IDialogConstants.CLIENT_ID + 1;
    private final Subject subject;
    private final BusSessions sessions;
    private final HistoryModel model = new HistoryModel();
    private TableViewer table;
    private CompareArea area;

    HistoryDialog(Shell shell, Subject subject, BusSessions sessions) {
        super(shell, NLS.bind(Messages.History_title, subject.words()), Messages.History_loading);
        this.subject = subject;
        this.sessions = sessions;
    }

    @Override
    protected Point getInitialSize() {
        return new Point(convertWidthInCharsToPixels(140), convertHeightInCharsToPixels(42));
    }

    @Override
    protected void fill(Composite content) {
        SashForm sash = new SashForm(content, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = Columns.table(sash, SWT.MULTI, "history.table", List.of(
                Column.<Row>of(Messages.History_number, 8, row -> Long.toString(row.version().version()))
                        .sortedBy(Comparator.comparingLong(row -> row.version().version())),
                Column.<Row>of(Messages.History_when, 20, Row::when)
                        .sortedBy(Comparator.comparing(row -> row.version().changedAt())),
                Column.<Row>of(Messages.History_who, 16, row -> row.version().changedBy()),
                Column.<Row>of(Messages.History_what, 80, Row::what)));
        table.setContentProvider(ArrayContentProvider.getInstance());
        table.addSelectionChangedListener(e -> chosen());
        Composite below = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(below);
        area = new CompareArea(below, "history");
        sash.setWeights(40, 60);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, RESTORE_ID, Messages.History_restore, false).setData("busbar.id", "history.restore");
        close(parent);
        getButton(RESTORE_ID).setEnabled(false);
        load();
    }

    private void load() {
        Background.call(subject.session(), NLS.bind(Messages.History_job, subject.words()), subject::versions)
                .then(this::show).orElse(problem -> setErrorMessage(Texts.problem(problem)))
                .whileAlive(table.getTable()).schedule();
    }

    private void show(List<? extends Definition> versions) {
        model.show(versions);
        table.setInput(model.rows());
        setErrorMessage(null);
        setMessage(NLS.bind(Messages.History_words, subject.session().name()));
        if (!model.rows().isEmpty()) {
            table.setSelection(new StructuredSelection(model.rows().get(Math.min(1, model.rows().size() - 1))), true);
            table.getTable().setFocus();
        }
    }

    @SuppressWarnings("unchecked")
    private List<Row> selected() {
        return table.getStructuredSelection().toList();
    }

    private void chosen() {
        getButton(RESTORE_ID).setEnabled(model.restorable(selected()).isPresent());
        model.pair(selected()).ifPresent(pair -> area.show(pair.left().title(),
                DefinitionText.of(pair.left().definition()), pair.right().title(),
                DefinitionText.of(pair.right().definition())));
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == RESTORE_ID) {
            model.restorable(selected()).ifPresent(this::restore);
        } else {
            super.buttonPressed(id);
        }
    }

    private void restore(Definition old) {
        Definition present = model.present().orElseThrow();
        if (!Report.confirm(getShell(), Messages.History_restore, question(old, present), Messages.History_verb)) {
            return;
        }
        Background.call(subject.session(), NLS.bind(Messages.History_restoring, subject.words()), () -> {
            subject.restore(old, present);
            return old;
        }).then(done -> restored()).orElse(problem -> {
            Report.problem(getShell(), NLS.bind(Messages.History_notRestored, old.version()), problem);
            load();
        }).whileAlive(table.getTable()).schedule();
    }

    private String question(Definition old, Definition present) {
        List<Difference> differences = Difference.between(present, old);
        String what = differences.isEmpty() ? Messages.History_nothing : DifferenceWords.of(differences);
        boolean otherSecret = differences.stream().anyMatch(d -> d.member().equals("authorization"));
        return NLS.bind(Messages.History_question, new Object[] {subject.words(), old.version(), what})
                + " " + (otherSecret ? Messages.History_secretGone : Messages.History_secretStays);
    }

    private void restored() {
        sessions.changes().fire(subject.changes());
        load();
    }
}
