package busbar.ui.rules;

import busbar.api.model.TargetType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The form of what is selected on the canvas. */
final class PropertySide {
    private final ScrolledComposite scroll;
    private final RuleModel model;
    private final SampleEvent sample;
    private Map<String, TargetType> types = Map.of();
    private Object shown;
    private FormRows rows;

    PropertySide(Composite parent, RuleModel model, SampleEvent sample) {
        this.model = model;
        this.sample = sample;
        scroll = new ScrolledComposite(parent, SWT.H_SCROLL | SWT.V_SCROLL);
        scroll.setLayout(new FillLayout());
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, e -> fit());
        model.addListener(this::refresh);
    }

    Control control() {
        return scroll;
    }

    void show(List<TargetType> offered) {
        types = new LinkedHashMap<>();
        offered.forEach(type -> types.put(type.type(), type));
        shown = null;
        refresh();
    }

    private void refresh() {
        if (!wanted().equals(shown)) {
            build();
        }
        rows.refresh();
        fit();
    }

    /** A form is built anew when another part is selected, or when its own fields change. */
    private Object wanted() {
        if (model.selected() instanceof RuleModel.Part.Target(int index)) {
            BodySketch body = model.sketch().targets().get(index).body();
            return List.of(model.selected(), body.form(), model.sketch().dialect());
        }
        return model.selected();
    }

    private void build() {
        shown = wanted();
        rows = null; // what is disposed now may still resize the scroll bars
        if (scroll.getContent() != null) {
            scroll.getContent().dispose();
        }
        Composite content = new Composite(scroll, SWT.NONE);
        rows = new FormRows(content, this::fit);
        switch (model.selected()) {
            case RuleModel.Part.Bus bus -> new RuleForm(model).fill(rows);
            case RuleModel.Part.Filter filter -> new FilterForm(model, sample).fill(rows);
            case RuleModel.Part.Target(int index) -> new TargetForm(model, index, types).fill(rows);
        }
        scroll.setContent(content);
    }

    private void fit() {
        if (rows != null && scroll.getContent() != null && !scroll.getContent().isDisposed()) {
            scroll.setMinSize(rows.fit(scroll.getClientArea().width));
        }
    }
}
