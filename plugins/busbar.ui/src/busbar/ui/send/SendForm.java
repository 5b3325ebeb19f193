package busbar.ui.send;

import busbar.ui.send.SendModel.Field;
import busbar.ui.send.SendModel.Input;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The fields of an event. UI thread. */
final class SendForm {
    private static final int DATA_LINES = 4;
    private final Map<Field, Text> fields = new EnumMap<>(Field.class);

    SendForm(Composite parent) {
        Composite form = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 6).applyTo(form);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
        templates(form);
        line(form, Field.SOURCE, Messages.Send_source, "send.source").setMessage(Messages.Send_sourceHint);
        line(form, Field.TYPE, Messages.Send_type, "send.type").setMessage(Messages.Send_typeHint);
        line(form, Field.SUBJECT, Messages.Send_subject, "send.subject").setMessage(Messages.Send_subjectHint);
        line(form, Field.ID, Messages.Send_id, "send.id").setMessage(Messages.Send_idHint);
        data(form);
        show(EventTemplate.all().get(0));
    }

    private void templates(Composite form) {
        new Label(form, SWT.NONE).setText(Messages.Send_template);
        List<EventTemplate> templates = EventTemplate.all();
        Combo choice = new Combo(form, SWT.DROP_DOWN | SWT.READ_ONLY);
        choice.setData("busbar.id", "send.template");
        choice.setItems(templates.stream().map(EventTemplate::name).toArray(String[]::new));
        choice.select(0);
        choice.addListener(SWT.Selection, e -> show(templates.get(choice.getSelectionIndex())));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(choice);
    }

    private Text line(Composite form, Field field, String label, String id) {
        new Label(form, SWT.NONE).setText(label);
        Text text = new Text(form, SWT.BORDER | SWT.SINGLE);
        text.setData("busbar.id", id);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        fields.put(field, text);
        return text;
    }

    private void data(Composite form) {
        Label label = new Label(form, SWT.NONE);
        label.setText(Messages.Send_data);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        Text text = new Text(form, SWT.BORDER | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        text.setData("busbar.id", "send.data");
        text.setFont(JFaceResources.getTextFont());
        PixelConverter pixels = new PixelConverter(text);
        GridDataFactory.fillDefaults().grab(true, true)
                .hint(SWT.DEFAULT, pixels.convertHeightInCharsToPixels(DATA_LINES)).applyTo(text);
        fields.put(Field.DATA, text);
    }

    private void show(EventTemplate template) {
        show(new Input(template.source(), template.type(), template.subject(), "", template.data()));
    }

    void show(Input input) {
        fields.get(Field.SOURCE).setText(input.source());
        fields.get(Field.TYPE).setText(input.type());
        fields.get(Field.SUBJECT).setText(input.subject());
        fields.get(Field.ID).setText(input.id());
        fields.get(Field.DATA).setText(input.data().replace("\n", Text.DELIMITER));
    }

    Input input() {
        return new Input(text(Field.SOURCE), text(Field.TYPE), text(Field.SUBJECT), text(Field.ID), text(Field.DATA));
    }

    private String text(Field field) {
        return fields.get(field).getText();
    }

    void focus(Field field) {
        fields.get(field).setFocus();
    }
}
